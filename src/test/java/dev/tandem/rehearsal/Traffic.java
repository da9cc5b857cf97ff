package dev.tandem.rehearsal;

import static java.util.stream.Collectors.joining;

import dev.tandem.acceptance.environment.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What members ask a module for. */
enum Traffic {
  BILLING {
    @Override
    List<Read> reads(Pair pair, List<Pair> all, Instant now) {
      var mentee = pair.mentee();
      var mentor = pair.mentor();
      return List.of(
          new Read(mentee, "/api/billing/accounts/" + mentee.id()),
          new Read(mentee, "/api/billing/accounts/" + mentee.id() + "/entries"),
          new Read(mentee, "/api/billing/invoices"),
          new Read(mentee, "/api/billing/packs"),
          new Read(mentor, "/api/billing/payouts?mentor=" + mentor.id()));
    }
  },

  /** Balances as of moments of the last minutes. */
  BALANCES {
    @Override
    List<Read> reads(Pair pair, List<Pair> all, Instant now) {
      var at = now.minusMillis(ThreadLocalRandom.current().nextLong(MINUTES.toMillis()));
      var mentee = pair.mentee();
      return List.of(new Read(mentee, "/api/billing/accounts/" + mentee.id() + "?asOf=" + at));
    }
  },

  SCHEDULING {
    @Override
    List<Read> reads(Pair pair, List<Pair> all, Instant now) {
      var slots = "/api/scheduling/slots?size=5&offering=" + pair.offering() + "&zone=";
      return List.of(
          new Read(pair.mentee(), "/api/scheduling/bookings"),
          new Read(pair.mentee(), "/api/scheduling/offerings?mentor=" + pair.mentor().id()),
          new Read(pair.mentee(), slots + "Europe/Stockholm"),
          new Read(pair.mentee(), slots + "America/New_York"),
          new Read(pair.mentee(), slots + "Asia/Kathmandu"));
    }
  },

  /** The first slots of three months, of all mentors. */
  SLOTS {
    @Override
    List<Read> reads(Pair pair, List<Pair> all, Instant now) {
      var mentors = all.stream().map(it -> "&mentor=" + it.mentor().id()).collect(joining());
      var range = "&from=" + now + "&to=" + now.plus(MONTHS);
      return List.of(new Read(pair.mentee(), "/api/scheduling/slots?size=5" + mentors + range));
    }
  };

  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Duration MONTHS = Duration.ofDays(90);

  record Read(ApiUser user, String path) {}

  abstract List<Read> reads(Pair pair, List<Pair> all, Instant now);
}
