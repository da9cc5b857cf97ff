package dev.tandem.preferences.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.events.AccessDataErased;
import dev.tandem.access.identity.events.AccessErasureAnswered;
import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.OnlyAccessBeside;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An erasure from the wish to the end, with access as the only other module. */
@OnlyAccessBeside
class ErasureProcessTests {

  private static final Duration TO_THINK = Duration.ofDays(14);

  @Autowired MockMvc mvc;
  @Autowired ErasureService service;
  @Autowired Erasures erasures;
  @Autowired ErasureRecord answers;
  @Autowired JdbcClient jdbc;
  @Autowired AdjustableClock clock;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;

  final UUID member = UUID.randomUUID();
  final UUID other = UUID.randomUUID();

  @AfterEach
  void resetClock() {
    jdbc.sql("delete from access.sign_in where member_id in (?, ?)").params(member, other).update();
    jdbc.sql("update access.sign_in set enabled = true").update();
    jdbc.sql("delete from eventing.person_key where person_id = ?").param(member).update();
    clock.reset();
  }

  @Test
  void waitsFourteenDaysWhenNothingIsInTheWay() throws Exception {
    var erasure = askAndAwait(ErasureState.SCHEDULED);

    assertThat(erasure.executesAt()).isEqualTo(erasure.changedAt().plus(TO_THINK));
    mvc.perform(get("/preferences/leaving").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("Your data will be erased on")))
        .andExpect(content().string(containsString("Stay with Tandem")));
  }

  @Test
  void namesWhatIsInTheWay() throws Exception {
    becomeTheOnlyOperator();
    service.request(member, false);
    var erasure = awaitState(ErasureState.REFUSED);

    assertThat(answers.answers(erasure.id(), 1))
        .singleElement()
        .satisfies(answer ->
            assertThat(answer.objections())
                .extracting(ErasureObjection::reason)
                .containsExactly("only-operator"));
    mvc.perform(get("/preferences/leaving").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("You cannot leave yet")))
        .andExpect(content().string(containsString("You are the only operator. Invite another")));
  }

  @Test
  void canBeTakenBackInTheLastSecondOfTheFourteenDays() throws Exception {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);

    clock.stopAt(end(scheduled).minusSeconds(1));
    mvc.perform(
            post("/preferences/leaving/withdrawal").with(LoggedInAs.mentee(member)).with(csrf()))
        .andExpect(redirectedUrl("/preferences/leaving"));

    assertThat(newest().state()).isEqualTo(ErasureState.WITHDRAWN);
    setClock(end(scheduled).plusSeconds(1));
    service.executeDue();
    assertThat(newest().state()).isEqualTo(ErasureState.WITHDRAWN);
  }

  /** By the clock at the moment of the command, whether the schedule has looked or not. */
  @Test
  void cannotBeTakenBackWhenTheFourteenDaysAreOver() throws Exception {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);

    setClock(end(scheduled));

    assertThatThrownBy(() -> service.withdraw(member))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be undone");
    mvc.perform(get("/preferences/leaving").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(not(containsString("Stay with Tandem</button>"))));
  }

  @Test
  void isNotCarriedOutBefore() {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);

    clock.stopAt(end(scheduled).minusMillis(1));
    service.executeDue();

    assertThat(newest().state()).isEqualTo(ErasureState.SCHEDULED);
  }

  @Test
  void asksAgainBeforeAnythingIsErased() {
    choose(member);
    var scheduled = askAndAwait(ErasureState.SCHEDULED);
    becomeTheOnlyOperator();

    setClock(end(scheduled));
    service.executeDue();

    assertThat(awaitState(ErasureState.REFUSED).round()).isEqualTo(2);
    assertThat(choicesOf(member)).hasSize(1);
  }

  @Test
  void erasesTheMemberInEveryModuleAndNobodyElse() {
    signIn(member, "MENTEE");
    signIn(other, "MENTEE");
    choose(member);
    choose(other);
    var ofOther = rowsAbout(other);

    var erasure = erase();

    assertThat(rowsAbout(member)).isEmpty();
    assertThat(rowsAbout(other)).isEqualTo(ofOther).hasSize(3);
    assertThat(answers.parts(erasure.id()))
        .extracting(ErasurePart::module)
        .containsExactly("access", "preferences");
    assertThat(answers.parts(erasure.id()).getFirst().erased())
        .anySatisfy(it -> {
          assertThat(it.table()).isEqualTo("sign_in");
          assertThat(it.rows()).isEqualTo(1);
        });
  }

  /** The database itself keeps out what a late or repeated event would bring. */
  @Test
  void nothingBringsAnErasedMemberBack() {
    signIn(member, "MENTEE");
    choose(member);
    erase();

    signIn(member, "MENTEE");
    choose(member);
    jdbc.sql("insert into preferences.member (member_id) values (?) on conflict do nothing")
        .param(member)
        .update();

    assertThat(rowsAbout(member)).isEmpty();
  }

  /** As a backup does that was made before the erasure. */
  @Test
  void whatCameBackIsErasedWhenAnOperatorTellsTheModulesAgain() throws Exception {
    var completed = erase();
    for (var module : List.of("access", "preferences")) {
      jdbc.sql("delete from %s.erased_member where member_id = ?".formatted(module))
          .param(member)
          .update();
    }
    signIn(member, "MENTEE");
    choose(member);
    restoreKey();
    assertThat(rowsAbout(member)).hasSize(3);

    clock.advance(Duration.ofDays(20));
    mvc.perform(
            post("/preferences/erasures/{id}/retry", completed.id().value())
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl("/preferences/erasures?told"));
    Deliveries.awaitAll(jdbc);

    assertThat(rowsAbout(member)).isEmpty();
    assertThat(hasKey()).as("values in the log can be read").isFalse();
    assertThat(newest().state()).isEqualTo(ErasureState.COMPLETED);
    assertThat(newest().changedAt()).isEqualTo(completed.changedAt());
  }

  /** The broker may bring an event twice, and late. */
  @Test
  void answersThatComeAgainOrLateChangeNothing() {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);
    answer(scheduled, 1, List.of(new ErasureObjection("late", "Too late.")));
    answer(scheduled, 2, List.of());
    assertThat(newest()).isEqualTo(scheduled);

    setClock(end(scheduled));
    service.executeDue();
    var completed = awaitState(ErasureState.COMPLETED);
    var parts = answers.parts(completed.id());
    publish(
        new AccessDataErased(
            EventMetadata.about(completed.id().value(), 9, clock.instant()),
            completed.id().value(),
            List.of(),
            List.of()));
    publish(completed.requestedEvent(clock.instant()));

    assertThat(newest()).isEqualTo(completed);
    assertThat(answers.parts(completed.id())).isEqualTo(parts);
  }

  private void answer(Erasure erasure, int round, List<ErasureObjection> objections) {
    var id = erasure.id().value();
    publish(
        new AccessErasureAnswered(
            EventMetadata.about(id, 9, clock.instant()), id, round, objections));
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }

  @Test
  void isForgottenAfterThreeYears() {
    erase();

    clock.advance(Duration.ofDays(1095));
    service.deleteOldProofs();
    assertThat(newest().state()).isEqualTo(ErasureState.COMPLETED);
    clock.advance(Duration.ofDays(2));
    service.deleteOldProofs();

    assertThat(erasures.findByMemberOrderByAskedAtDesc(member)).isEmpty();
  }

  @Test
  void askingTwiceMeansTheOneThatIsOpen() {
    var first = askAndAwait(ErasureState.SCHEDULED);

    assertThat(service.request(member, true)).isEqualTo(first.id());
  }

  @Test
  void askingAllDayIsRefused() throws Exception {
    for (int i = 0; i < 10; i++) {
      service.request(member, false);
      service.withdraw(member);
    }

    mvc.perform(
            post("/preferences/leaving")
                .param("understood", "true")
                .with(LoggedInAs.mentee(member))
                .with(csrf()))
        .andExpect(status().isTooManyRequests());
  }

  @Test
  void isNotBegunWithoutTheConfirmation() throws Exception {
    mvc.perform(post("/preferences/leaving").with(LoggedInAs.mentee(member)).with(csrf()))
        .andExpect(redirectedUrl("/preferences/leaving?unconfirmed"));

    assertThat(erasures.findByMemberOrderByAskedAtDesc(member)).isEmpty();
  }

  @Test
  void saysBeforehandWhatGoesAndWhatStays() throws Exception {
    mvc.perform(get("/preferences/leaving").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("what the member chose, and when")))
        .andExpect(content().string(containsString("kept by tax and commercial law")));
  }

  @Test
  void onlyOperatorsSeeWhoLeaves() throws Exception {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);

    mvc.perform(get("/preferences/erasures?state=scheduled").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(member.toString())));
    mvc.perform(get("/preferences/erasures?state=refused").with(LoggedInAs.operator()))
        .andExpect(content().string(not(containsString(member.toString()))));
    mvc.perform(get("/preferences/erasures").with(LoggedInAs.mentee(member)))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/preferences/erasures/{id}/retry", scheduled.id().value())
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().isConflict());
  }

  private Erasure erase() {
    var scheduled = askAndAwait(ErasureState.SCHEDULED);
    setClock(end(scheduled));
    service.executeDue();
    var completed = awaitState(ErasureState.COMPLETED);
    // The modules hear of the completion, too, and keep the member out once more.
    Deliveries.awaitAll(jdbc);
    return completed;
  }

  private Erasure askAndAwait(ErasureState state) {
    service.request(member, false);
    return awaitState(state);
  }

  private Erasure awaitState(ErasureState state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> newest().state() == state);
    return newest();
  }

  private Erasure newest() {
    return erasures.findByMemberOrderByAskedAtDesc(member).getFirst();
  }

  private static Instant end(Erasure scheduled) {
    return Objects.requireNonNull(scheduled.executesAt());
  }

  private void setClock(Instant instant) {
    clock.advance(Duration.between(clock.instant(), instant));
  }

  private void signIn(UUID whose, String role) {
    jdbc.sql(
            """
            insert into access.sign_in (member_id, username, roles) values (?, ?, array[?])
            on conflict (member_id) do update set roles = excluded.roles
            """)
        .params(whose, "name-" + whose, role)
        .update();
  }

  private void restoreKey() {
    jdbc.sql("delete from eventing.person_key where person_id = ?").param(member).update();
    jdbc.sql("insert into eventing.person_key (person_id, wrapped) values (?, 'as it was')")
        .param(member)
        .update();
  }

  private boolean hasKey() {
    return !jdbc.sql(
            "select 1 from eventing.person_key where person_id = ? and wrapped is not null")
        .param(member)
        .query()
        .listOfRows()
        .isEmpty();
  }

  private void becomeTheOnlyOperator() {
    jdbc.sql("update access.sign_in set enabled = false").update();
    signIn(member, "OPERATOR");
  }

  private void choose(UUID whose) {
    jdbc.sql("insert into preferences.member (member_id) values (?)").param(whose).update();
    jdbc.sql(
            """
            insert into preferences.choice
              (member_id, version, question, value, source, chosen_at, wording)
            values (?, 1, 'setting/language', 'de', 'MEMBER', now(), '1')
            """)
        .param(whose)
        .update();
  }

  private List<String> choicesOf(UUID whose) {
    return jdbc.sql("select to_jsonb(c)::text from preferences.choice c where member_id = ?")
        .param(whose)
        .query(String.class)
        .list();
  }

  /** As they are, to the byte. */
  private List<String> rowsAbout(UUID whose) {
    return jdbc.sql(
            """
            select to_jsonb(t)::text from preferences.choice t where member_id = :who
            union all select to_jsonb(t)::text from preferences.member t where member_id = :who
            union all select to_jsonb(t)::text from access.sign_in t where member_id = :who
            """)
        .param("who", whose)
        .query(String.class)
        .list();
  }
}
