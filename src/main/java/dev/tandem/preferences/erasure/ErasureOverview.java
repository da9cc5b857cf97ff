package dev.tandem.preferences.erasure;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far all erasures are, and which modules they wait for. */
@Component
class ErasureOverview {

  private final Erasures erasures;
  private final ErasureRecord answers;
  private final ErasureProperties properties;
  private final Clock clock;

  ErasureOverview(
      Erasures erasures, ErasureRecord answers, ErasureProperties properties, Clock clock) {
    this.erasures = erasures;
    this.answers = answers;
    this.properties = properties;
    this.clock = clock;
  }

  Page<Row> list(@Nullable ErasureState state, Paging paging) {
    var name = state == null ? "" : state.name();
    var rows = erasures.list(name, paging.size(), paging.offset()).stream().map(this::row).toList();
    return Page.of(rows, paging, erasures.count(name));
  }

  private Row row(Erasure erasure) {
    var now = clock.instant();
    var waited = Duration.between(erasure.changedAt(), now);
    var awaited = awaited(erasure);
    return new Row(
        erasure.id().value(),
        erasure.member(),
        erasure.state(),
        erasure.askedAt(),
        erasure.executesAt(),
        erasure.changedAt(),
        Duration.between(erasure.askedAt(), now),
        awaited,
        !awaited.isEmpty() && waited.compareTo(properties.silentAfter()) > 0,
        answers.answers(erasure.id(), erasure.round()),
        answers.parts(erasure.id()));
  }

  /** The modules that have not said what they are to say. */
  private SortedSet<String> awaited(Erasure erasure) {
    return switch (erasure.state()) {
      case ASKING, CHECKING ->
          without(
              properties.asked(),
              answers.answers(erasure.id(), erasure.round()).stream()
                  .map(ErasureAnswer::module)
                  .collect(Collectors.toSet()));
      case ERASING, CONCLUDING -> {
        var missing =
            without(
                properties.erasing(),
                answers.parts(erasure.id()).stream()
                    .map(ErasurePart::module)
                    .collect(Collectors.toSet()));
        yield erasure.state() == ErasureState.CONCLUDING
            ? missing
            : without(missing, List.of(properties.last()));
      }
      case REFUSED, SCHEDULED, WITHDRAWN, COMPLETED -> new TreeSet<>();
    };
  }

  private static SortedSet<String> without(SortedSet<String> modules, Collection<String> done) {
    var missing = new TreeSet<>(modules);
    missing.removeAll(done);
    return missing;
  }

  /**
   * @param age since it was asked for
   * @param awaited the modules that have not answered or erased
   * @param silent whether they are silent for too long
   */
  record Row(
      UUID id,
      UUID member,
      ErasureState state,
      Instant askedAt,
      @Nullable Instant executesAt,
      Instant changedAt,
      Duration age,
      SortedSet<String> awaited,
      boolean silent,
      List<ErasureAnswer> answers,
      List<ErasurePart> parts) {

    public boolean canBeToldAgain() {
      return state.canBeToldAgain();
    }

    /** In days, or hours on the first day. */
    public String ageText() {
      return age.toDays() == 0 ? age.toHours() + " h" : age.toDays() + " d";
    }
  }
}
