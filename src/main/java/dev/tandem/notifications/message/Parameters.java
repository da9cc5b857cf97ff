package dev.tandem.notifications.message;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/** The values that a message is written from. */
@ValueObject
public record Parameters(Map<Parameter, String> values) {

  public static final Parameters NONE = new Parameters(Map.of());

  public Parameters {
    values = Map.copyOf(values);
  }

  /** With one more value; none if it is null. */
  public Parameters with(Parameter name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new EnumMap<Parameter, String>(Parameter.class);
    more.putAll(values);
    more.put(name, value.toString());
    return new Parameters(more);
  }

  public Parameters without(Parameter... names) {
    var fewer = new EnumMap<Parameter, String>(Parameter.class);
    fewer.putAll(values);
    fewer.keySet().removeAll(Set.of(names));
    return new Parameters(fewer);
  }

  public Parameters withAmount(Money amount) {
    return with(Parameter.AMOUNT, amount);
  }

  public Parameters with(Parameter name, Money money) {
    return with(name, money.minor() + " " + money.currency());
  }

  public Optional<String> find(Parameter name) {
    return Optional.ofNullable(values.get(name));
  }

  public Optional<UUID> id(Parameter name) {
    return find(name).map(UUID::fromString);
  }

  public Optional<Instant> instant(Parameter name) {
    return find(name).map(Instant::parse);
  }

  public Optional<Money> amount() {
    return money(Parameter.AMOUNT);
  }

  public Optional<Money> money(Parameter name) {
    return find(name)
        .map(text -> text.split(" "))
        .map(parts -> Money.of(Long.parseLong(parts[0]), parts[1]));
  }
}
