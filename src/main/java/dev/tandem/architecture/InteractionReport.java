package dev.tandem.architecture;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares how modules may use each other with how they did in a week. */
@Component
class InteractionReport {

  private static final Comparator<InteractionUse> ORDER =
      Comparator.comparing(
          InteractionUse::interaction,
          Comparator.comparing(Interaction::kind)
              .thenComparing(Interaction::source)
              .thenComparing(Interaction::target)
              .thenComparing(Interaction::subject));

  private final DeclaredInteractions declared;
  private final InteractionHistory weeks;

  InteractionReport(DeclaredInteractions declared, InteractionHistory weeks) {
    this.declared = declared;
    this.weeks = weeks;
  }

  List<InteractionUse> of(LocalDate monday) {
    return compare(declared.all(), weeks.seenIn(monday));
  }

  /** All that are declared or were seen in the week; what is neither any more is left out. */
  static List<InteractionUse> compare(
      Set<Interaction> declared, Collection<MeasuredInteraction> measured) {
    var byInteraction =
        measured.stream()
            .collect(Collectors.toMap(MeasuredInteraction::interaction, Function.identity()));
    return Stream.concat(
            declared.stream(),
            measured.stream()
                .filter(it -> it.times() > 0)
                .map(MeasuredInteraction::interaction)
                .filter(it -> !declared.contains(it)))
        .map(interaction -> {
          var seen = byInteraction.get(interaction);
          return new InteractionUse(
              interaction,
              declared.contains(interaction),
              seen == null ? 0 : seen.times(),
              seen == null ? null : seen.lastAt());
        })
        .sorted(ORDER)
        .toList();
  }
}
