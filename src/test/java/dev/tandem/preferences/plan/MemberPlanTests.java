package dev.tandem.preferences.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.CohortAnswers;
import dev.tandem.preferences.decision.CohortAnswers.CohortAnswer;
import dev.tandem.preferences.decision.FormerDecisions;
import dev.tandem.preferences.decision.MemberAnswers;
import dev.tandem.preferences.decision.MemberAnswers.StoredAnswer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.plan.ComparedDecision.Difference;
import dev.tandem.preferences.plan.CurrentAnswer.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberPlanTests {

  private static final Mapping MAPPING = MappingFile.parse(CommittedMapping.yaml());
  private static final Instant OLD = Instant.parse("2020-05-01T10:00:00Z");
  private static final Instant NEW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant IMPORTED = Instant.parse("2026-11-01T00:00:00Z");
  private static final String REMINDERS = "topic/reminders/email";
  private static final String NEWS = "topic/product-news/email";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "email.reminders | 0        | RECORDED             | OFF",
        "EMAIL.Reminders | False    | RECORDED             | OFF",
        "email.reminders | 1.0      | RECORDED             | ON",
        "email.reminders | ' '      | NO_ANSWER            | ",
        "email.reminders | NULL     | NO_ANSWER            | ",
        "email.reminders | maybe    | UNREADABLE_VALUE     | ",
        "notify_reminder | popup    | RECORDED             | OFF",
        "notify_reminder | sms      | UNKNOWN_KEY          | ",
        "mute_bookings   | yes      | RECORDED             | OFF",
        "newsletter      | 1        | NO_CONSENT           | ",
        "newsletter      | 0        | RECORDED             | OFF",
        "security_alerts | 0        | MANDATORY_HERE       | ",
        "timezone        | GMT+2    | ZONE_WITHOUT_PLACE   | ",
        "timezone        | +02:00   | ZONE_WITHOUT_PLACE   | ",
        "timezone        | Eastern Time | RECORDED         | America/New_York",
        "timezone        | Europe/Kiev  | RECORDED         | Europe/Kyiv",
        "timezone        | Mars/Olympus | UNKNOWN_ZONE     | ",
        "locale          | de_AT    | RECORDED             | de",
        "locale          | pt_BR    | LANGUAGE_NOT_OFFERED | ",
        "locale          | iw       | LANGUAGE_NOT_OFFERED | ",
        "clock           | 24H      | RECORDED             | 24h",
        "theme           | dark     | IGNORED              | ",
        "email_frequency | daily    | UNKNOWN_KEY          | ",
      })
  void readsWhatTheFormerPlatformWrote(
      String key, @Nullable String value, RowNote note, @Nullable String stored) {
    var plan = plan(List.of(row(1, key, value, null, null)), Map.of());

    assertThat(plan.notes()).containsExactlyEntriesOf(Map.of(1L, note));
    assertThat(answered(plan)).isEqualTo(stored == null ? List.of() : List.of(stored));
  }

  @Test
  void oneOptOutIsStrongerThanAnyLaterOptIn() {
    var plan =
        plan(
            List.of(
                row(1, "email.reminders", "no", null, OLD),
                row(2, "EMAIL.REMINDERS", "yes", null, NEW)),
            Map.of());

    assertThat(answered(plan)).containsExactly("OFF");
    assertThat(plan.notes()).isEqualTo(Map.of(1L, RowNote.RECORDED, 2L, RowNote.CONTRADICTED));
    assertThat(difference(plan, REMINDERS)).isEqualTo(Difference.STRICTER);
  }

  @Test
  void noImportSwitchesOnWhatTheMemberSwitchedOff() {
    for (var origin : List.of(Origin.IMPORT, Origin.SAME_IMPORT, Origin.PERSON)) {
      var current = Map.of(REMINDERS, new CurrentAnswer("OFF", false, origin, OLD));
      var plan = plan(List.of(row(1, "email.reminders", "yes", "form", NEW)), current);

      assertThat(answered(plan)).isEmpty();
      assertThat(plan.notes()).containsEntry(1L, RowNote.OPT_OUT_STAYS);
    }
  }

  @Test
  void aNewerChoiceHereBeatsTheImport() {
    var current = Map.of(REMINDERS, new CurrentAnswer("ON", false, Origin.PERSON, NEW));

    assertThat(plan(List.of(row(1, "email.reminders", "no", null, OLD)), current).notes())
        .containsEntry(1L, RowNote.NEWER_CHOICE);
    assertThat(plan(List.of(row(1, "email.reminders", "no", null, null)), current).notes())
        .as("nobody knows when it was chosen there")
        .containsEntry(1L, RowNote.NEWER_CHOICE);
    assertThat(answered(plan(List.of(row(1, "email.reminders", "no", null, IMPORTED)), current)))
        .containsExactly("OFF");
  }

  @Test
  void newsNeedAConsentThatCanBeShown() {
    var plan = plan(List.of(row(1, "newsletter", "yes", "form of 2019", OLD)), Map.of());

    assertThat(answered(plan)).containsExactly("ON");
    assertThat(plan.choices().getFirst().confirmed()).isTrue();
    assertThat(difference(plan, NEWS)).isEqualTo(Difference.EQUAL);
  }

  @Test
  void withoutKeepOffTheReportShowsMoreMailThanBefore() {
    var open = new Mapping(MAPPING.rules(), MAPPING.legacy(), false);
    var plan = MemberPlan.of(List.of(), MemberHere.NOTHING, open);

    assertThat(plan.comparisons().stream().filter(it -> it.difference() == Difference.LOOSER))
        .extracting(it -> it.question().key())
        .containsExactly("topic/cohort-news/email");
    assertThat(difference(plan(List.of(), Map.of()), "topic/cohort-news/email"))
        .isEqualTo(Difference.EQUAL);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void forAnyMessEveryRowHasOneNoteAndNobodyGetsMoreMail(long seed) {
    var messy = new MessyMembers(seed);
    var random = new Random(seed);
    for (int i = 0; i < 2_500; i++) {
      var rows = messy.next("m" + i, random.nextInt(30));
      var here = new MemberHere(recordedHere(random), setForCohorts(random));
      var plan = MemberPlan.of(rows, here, MAPPING);

      assertThat(plan.notes().keySet())
          .containsExactlyInAnyOrderElementsOf(rows.stream().map(LegacyRow::number).toList());
      assertThat(plan.comparisons()).noneMatch(it -> it.difference() == Difference.LOOSER);
      assertThat(
              plan.comparisons().stream()
                  .collect(Collectors.toMap(it -> it.question().key(), ComparedDecision::before)))
          .as("as the former platform decided for %s", rows)
          .isEqualTo(LegacyEvaluator.decide(rows));
      assertThat(
              plan.comparisons().stream()
                  .collect(Collectors.toMap(it -> it.question().key(), ComparedDecision::after)))
          .as("as members are promised, for %s with %s", rows, here)
          .isEqualTo(PromisedDecisions.decide(rows, here));

      var afterwards = new MemberHere(after(plan, here.answers()), here.cohorts());
      assertThat(plan.comparisons()).allSatisfy(it -> assertDecided(it, afterwards));
      var again = MemberPlan.of(rows, afterwards, MAPPING);
      assertThat(again.choices()).as("the same import twice: %s with %s", rows, here).isEmpty();
      assertThat(again.notes().values()).doesNotContain(RowNote.RECORDED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: [              | is not YAML",
        "rules: 7              | rules must be a list",
        "'rules: [{as: flag}]' | needs “to”",
        "'rules: [{key: a, as: flog, to: channel/email}]' | use flag, inverted-flag",
        "'rules: [{key: (, as: flag, to: channel/email}]' | cannot be read",
        "'rules: [{key: a, as: flag, to: topic/x/email}]' | there is no preference",
        "'rules: [{key: a, as: list, to: channel/email}]' | needs “word”",
        "'!!java.net.URL [http://x]' | is not YAML",
      })
  void aMappingThatCannotBeUsedIsRefusedWithASentence(String yaml, String sentence) {
    assertThatThrownBy(() -> MappingFile.parse(yaml))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatACohortOrAChannelSwitchesOnIsMoreMailThanBefore() {
    var weekly = new Question.OfTopic(Topic.WEEKLY_SUMMARY, Channel.EMAIL);
    var channel = new Question.OfChannel(Channel.EMAIL);
    var cohorts = new CohortAnswers(Map.of(weekly.key(), new CohortAnswer(Answer.ON, "Spring")));
    var open = new Mapping(MAPPING.rules(), MAPPING.legacy(), false);
    var byImport = Map.of(channel.key(), new CurrentAnswer("ON", true, Origin.IMPORT, OLD));
    var byMember = Map.of(channel.key(), new CurrentAnswer("ON", false, Origin.PERSON, OLD));

    assertThat(
            difference(
                MemberPlan.of(List.of(), new MemberHere(Map.of(), cohorts), open), weekly.key()))
        .isEqualTo(Difference.LOOSER);
    assertThat(
            difference(
                MemberPlan.of(List.of(), new MemberHere(byImport, CohortAnswers.NONE), open),
                weekly.key()))
        .isEqualTo(Difference.LOOSER);
    assertThat(
            difference(
                MemberPlan.of(List.of(), new MemberHere(byMember, CohortAnswers.NONE), open),
                weekly.key()))
        .isEqualTo(Difference.CHOSEN_HERE);
    assertThat(MemberPlan.of(List.of(), new MemberHere(byImport, cohorts), MAPPING).choices())
        .contains(PlannedChoice.keepOff(weekly));
  }

  @Test
  void whatWasOnlyKeptOffIsNobodysRefusal() {
    var kept = Map.of(REMINDERS, new CurrentAnswer("OFF", false, Origin.KEPT_OFF, OLD));

    assertThat(answered(plan(List.of(row(1, "email.reminders", "yes", null, OLD)), kept)))
        .containsExactly("ON");
    assertThat(plan(List.of(row(1, "email.reminders", "no", null, OLD)), kept).choices())
        .as("from now on it is a refusal")
        .contains(PlannedChoice.of(Question.of(REMINDERS).orElseThrow(), "OFF", false));
  }

  private static void assertDecided(ComparedDecision compared, MemberHere afterwards) {
    var stored = new HashMap<String, StoredAnswer>();
    afterwards
        .answers()
        .forEach((key, it) -> stored.put(key, new StoredAnswer(it.value(), it.confirmed())));
    stored.values().removeIf(it -> it.value().equals("UNSET"));
    var question = compared.question();
    var decided =
        new Resolution(
                new MemberAnswers(stored), afterwards.cohorts(), Setting::key, FormerDecisions.NONE)
            .decide(question.topic(), question.channel());
    assertThat(compared.after())
        .as("%s with %s", question.key(), afterwards)
        .isEqualTo(decided.on());
  }

  private static CohortAnswers setForCohorts(Random random) {
    var answers = new HashMap<String, CohortAnswer>();
    for (var question : MAPPING.legacy().questions()) {
      if (random.nextInt(6) == 0) {
        var answer = random.nextBoolean() ? Answer.ON : Answer.OFF;
        answers.put(question.key(), new CohortAnswer(answer, "Spring"));
      }
    }
    return new CohortAnswers(answers);
  }

  private static Map<String, CurrentAnswer> recordedHere(Random random) {
    var current = new HashMap<String, CurrentAnswer>();
    if (random.nextInt(8) == 0) {
      var value = List.of("ON", "OFF", "UNSET").get(random.nextInt(3));
      var origin = random.nextBoolean() ? Origin.IMPORT : Origin.PERSON;
      current.put("channel/email", new CurrentAnswer(value, true, origin, OLD));
    }
    for (var question : MAPPING.legacy().questions()) {
      if (random.nextInt(4) == 0 && !question.topic().isMandatory()) {
        var value = List.of("ON", "OFF", "UNSET").get(random.nextInt(3));
        var at = random.nextBoolean() ? OLD : NEW;
        var origin = random.nextInt(3) > 0 ? Origin.PERSON : Origin.IMPORT;
        var refused = random.nextInt(4) > 0 || !value.equals("OFF");
        current.put(
            question.key(),
            new CurrentAnswer(value, random.nextBoolean(), refused ? origin : Origin.KEPT_OFF, at));
      }
    }
    return current;
  }

  private static Map<String, CurrentAnswer> after(
      MemberPlan plan, Map<String, CurrentAnswer> current) {
    var after = new HashMap<>(current);
    plan.choices()
        .forEach(it ->
            after.put(
                it.question().key(),
                new CurrentAnswer(
                    it.value(),
                    it.confirmed(),
                    it.keptOff() ? Origin.KEPT_OFF : Origin.SAME_IMPORT,
                    IMPORTED)));
    return after;
  }

  private static MemberPlan plan(List<LegacyRow> rows, Map<String, CurrentAnswer> current) {
    return MemberPlan.of(rows, new MemberHere(current, CohortAnswers.NONE), MAPPING);
  }

  private static Difference difference(MemberPlan plan, String question) {
    return plan.comparisons().stream()
        .filter(it -> it.question().key().equals(question))
        .findFirst()
        .orElseThrow()
        .difference();
  }

  /** Without what is only kept off. */
  private static List<String> answered(MemberPlan plan) {
    var kept = new ArrayList<String>();
    plan.choices().stream()
        .filter(it -> !it.question().key().equals("topic/cohort-news/email"))
        .forEach(it -> kept.add(it.value()));
    return kept;
  }

  private static LegacyRow row(
      long number,
      String key,
      @Nullable String value,
      @Nullable String consent,
      @Nullable Instant at) {
    return new LegacyRow(number, "m", key, value, consent, at);
  }
}
