package dev.tandem.readiness;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way of looking for crossings of a rule.
 *
 * @param why why it is not allowed
 * @param instead what to do
 */
record Check(
    Rule rule, String name, String why, String instead, Function<House, Stream<Crossing>> find) {

  List<Breach> breaches(House house) {
    return house.once(
        this,
        () -> Crossing.merged(find.apply(house)).map(it -> new Breach(this, it)).sorted().toList());
  }
}
