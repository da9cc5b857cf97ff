package dev.tandem.rollout.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.rollout.RolloutSlice;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RolloutSlice
class NamedAccountsTests {

  @Autowired NamedAccounts namedAccounts;
  @Autowired JdbcClient jdbc;

  record Requested(EventMetadata meta, UUID erasureId, UUID memberId)
      implements MemberErasureRequested {}

  @Test
  void aMemberWhoLeavesIsInNoCanary() {
    var leaves = insert();
    var stays = insert();

    namedAccounts.on(
        new Requested(EventMetadata.about(leaves, 1, Instant.EPOCH), UUID.randomUUID(), leaves));

    await()
        .untilAsserted(() ->
            assertThat(
                    jdbc.sql("select member from rollout.canary_account where member in (?, ?)")
                        .params(leaves, stays)
                        .query(UUID.class)
                        .list())
                .containsExactly(stays));
  }

  private UUID insert() {
    var member = UUID.randomUUID();
    jdbc.sql("insert into rollout.canary_account values ('notifications', ?, true)")
        .param(member)
        .update();
    return member;
  }
}
