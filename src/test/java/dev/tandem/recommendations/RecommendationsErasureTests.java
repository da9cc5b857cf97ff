package dev.tandem.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.ErasureRequested;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.RowsOfOthers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RecommendationsErasureTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  final UUID mentor = UUID.randomUUID();
  final UUID mentee = UUID.randomUUID();

  @Test
  void starsStayWithoutTheWordsOfWhoLeft() {
    var byMentee = rate(mentee, "canary");
    var byMentor = rate(mentor, "words of the mentor");
    var others = RowsOfOthers.read(jdbc, "recommendations", mentee);

    erase(mentee);

    assertThat(RowsOfOthers.read(jdbc, "recommendations", mentee)).isEqualTo(others);
    assertThat(rating(byMentee)).isEqualTo("5 none");
    assertThat(rating(byMentor)).isEqualTo("5 words of the mentor");
  }

  @Test
  void theProfileGoesAndNoLaterEventBringsItBack() {
    copyOfMentor();
    rate(mentee, "about the mentor");

    erase(mentor);
    copyOfMentor();

    assertThat(
            jdbc.sql("select name from recommendations.mentor where mentor_id = ?")
                .param(mentor)
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(
            jdbc.sql("select count(*) from recommendations.rating where mentor_id = ?")
                .param(mentor)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void favouritesGoWithEitherSideAndDoNotComeBack() {
    var stays = UUID.randomUUID();
    keep(mentee, mentor);
    keep(mentee, stays);
    keep(stays, mentor);

    erase(mentor);
    keep(stays, mentor);
    assertThat(favouritesOf(stays)).isEmpty();
    assertThat(favouritesOf(mentee)).containsExactly(stays);

    erase(mentee);
    keep(mentee, stays);
    assertThat(favouritesOf(mentee)).isEmpty();
  }

  private void keep(UUID who, UUID whom) {
    jdbc.sql(
            """
            insert into recommendations.favourite (mentee_id, mentor_id, kept_at)
            values (?, ?, now()) on conflict do nothing
            """)
        .params(who, whom)
        .update();
  }

  private List<UUID> favouritesOf(UUID who) {
    return jdbc.sql("select mentor_id from recommendations.favourite where mentee_id = ?")
        .param(who)
        .query(UUID.class)
        .list();
  }

  private void copyOfMentor() {
    jdbc.sql(
            """
            insert into recommendations.mentor (mentor_id, name, bio, listed)
            values (?, 'Canary', 'canary', true)
            on conflict (mentor_id) do update set name = excluded.name
            """)
        .param(mentor)
        .update();
  }

  private UUID rate(UUID rater, String comment) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into recommendations.rating (rating_id, booking_id, mentor_id, mentee_id,
              rater_id, stars, comment, given_at, closes_at)
            values (?, ?, ?, ?, ?, 5, ?, now(), now() + interval '14 days')
            """)
        .params(id, id, mentor, mentee, rater, comment)
        .update();
    return id;
  }

  private String rating(UUID id) {
    return jdbc.sql(
            """
            select stars || ' ' || coalesce(comment, 'none') from recommendations.rating
            where rating_id = ?
            """)
        .param(id)
        .query(String.class)
        .single();
  }

  private void erase(UUID member) {
    var id = UUID.randomUUID();
    var event = new ErasureRequested(EventMetadata.about(id, 3, Instant.now()), id, member);
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }
}
