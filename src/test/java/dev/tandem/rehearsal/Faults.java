package dev.tandem.rehearsal;

import dev.tandem.rollout.routing.Stage;
import java.util.List;

/**
 * The faults that are compiled into candidates, each into the source as it is today. What is
 * wrongly decided stays in the history, against which later candidates decide again; so that comes
 * last.
 */
final class Faults {

  private static final String CODE = "src/main/java/dev/tandem/";

  private Faults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "a field is missing",
            "billing",
            Stage.CANARY,
            Channel.MIRRORED_READS,
            Traffic.BILLING,
            CODE + "billing/web/DocumentView.java",
            "document.finalisedAt(),",
            "null,"),
        new Fault(
            "a list is sorted otherwise",
            "scheduling",
            Stage.CANARY,
            Channel.MIRRORED_READS,
            Traffic.SCHEDULING,
            CODE + "scheduling/booking/BookingSearch.java",
            " order by starts_at desc, id desc limit",
            " order by starts_at, id limit"),
        new Fault(
            "an hour off in one zone",
            "scheduling",
            Stage.CANARY,
            Channel.MIRRORED_READS,
            Traffic.SCHEDULING,
            CODE + "scheduling/web/SlotView.java",
            "slot.startsAt().atZone(zone)",
            "slot.startsAt().plusSeconds(zone.getId().equals(\"Asia/Kathmandu\") ? 3600 : 0).atZone(zone)"),
        new Fault(
            "1 % of the answers are wrong, each time others",
            "billing",
            Stage.CANARY,
            Channel.MIRRORED_READS,
            Traffic.BALANCES,
            CODE + "billing/web/AccountsController.java",
            "balances.ofMember(memberId, instant)",
            "balances.ofMember(memberId, System.nanoTime() % 100 == 0 ? Instant.EPOCH : instant)"),
        new Fault(
            "the search for slots takes twice as long",
            "scheduling",
            Stage.CANARY,
            Channel.TIMES,
            Traffic.SLOTS,
            CODE + "scheduling/slot/SlotFinder.java",
            "      found.addAll(merge(searches, at, end).first(most - found.size()));",
            """
                  merge(searches, at, end).first(most - found.size());
                  found.addAll(merge(searches, at, end).first(most - found.size()));
            """),
        new Fault(
            "a cache is stale after a write",
            "billing",
            Stage.CANARY,
            Channel.MIRRORED_READS,
            Traffic.BILLING,
            CODE + "billing/web/AccountsController.java",
            "balances.ofMember(memberId, instant));\n  }",
            """
            REMEMBERED.computeIfAbsent(memberId, it -> balances.ofMember(it, instant)));
              }

              private static final java.util.Map<UUID, List<AccountBalance>> REMEMBERED =
                  new java.util.concurrent.ConcurrentHashMap<>();
            """),
        new Fault(
            "an event in ten is forgotten",
            "billing",
            Stage.AWAY,
            Channel.FIGURES,
            Traffic.BILLING,
            CODE + "billing/invoice/DocumentPublication.java",
            "publisher.publishEvent(eventOf(document, now));",
            "if (!String.valueOf(document.number()).endsWith(\"7\")) {"
                + " publisher.publishEvent(eventOf(document, now)); }"),
        new Fault(
            "a line of another member is shown",
            "billing",
            Stage.AWAY,
            Channel.MIRRORED_READS,
            Traffic.BILLING,
            CODE + "billing/ledger/LedgerEntries.java",
            "where member_id = :member and at <= :asOf",
            "where (member_id = :member or account = 'fee') and at <= :asOf"),
        new Fault(
            "a figure is counted twice",
            "billing",
            Stage.SHADOW,
            Channel.FIGURES,
            Traffic.BILLING,
            "db/migration/billing/figures.yaml",
            "      from billing.document\n     where kind = 'INVOICE'",
            "      from billing.document, generate_series(1, 2)\n     where kind = 'INVOICE'"),
        new Fault(
            "the fee is rounded half to even",
            "billing",
            Stage.AWAY,
            Channel.DECISIONS,
            Traffic.BILLING,
            CODE + "kernel/money/Money.java",
            "exact.divide(BASIS_POINTS, 0, RoundingMode.HALF_UP)",
            "exact.divide(BASIS_POINTS, 0, RoundingMode.HALF_EVEN)"));
  }
}
