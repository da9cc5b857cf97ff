package dev.tandem.recommendations.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Mentors and mentees of forty fields and the sessions that they had, mostly within a field and
 * with its better known mentors; always the same.
 */
record MentorshipPopulation(int mentors, int mentees, int sessions) {

  private static final int FIELDS = 40;
  private static final String[] ASPECTS = {
    "basics", "design", "testing", "tools", "teams", "careers", "history", "ethics", "speed",
    "costs"
  };
  private static final String[] LANGUAGES = {"en", "de", "fr", "pt", "es", "it", "pl", "tr"};
  private static final String[] ZONES = {
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Europe/Lisbon", "America/Sao_Paulo"
  };

  UUID mentor(int number) {
    return new UUID(new SplittableRandom(number).nextLong(), 1_000_000_000L + number);
  }

  UUID mentee(int number) {
    return new UUID(new SplittableRandom(-number).nextLong(), 2_000_000_000L + number);
  }

  /** Writes the rows as the listeners of the module would have written them. */
  void write(DataSource database, Instant now) throws SQLException {
    try (var connection = database.getConnection()) {
      copy(connection, "mentor", mentors, it -> mentorRow(it, now));
      copy(connection, "availability", mentors, it -> availabilityRow(it, now));
      copy(connection, "offering", 2 * mentors, this::offeringRow);
      copy(connection, "mentee", mentees, this::menteeRow);
      copy(connection, "session", sessions, it -> sessionRow(it, now));
      copy(connection, "rating", sessions / 4, it -> ratingRow(it, now));
      try (var statement = connection.createStatement()) {
        statement.execute("analyze");
      }
    }
  }

  private static void copy(Connection connection, String table, int rows, IntFunction<String> row)
      throws SQLException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy recommendations." + table + columns(table) + " from stdin");
    for (int i = 0; i < rows; i++) {
      var line = (row.apply(i) + "\n").getBytes(UTF_8);
      copy.writeToCopy(line, 0, line.length);
    }
    copy.endCopy();
  }

  private static String columns(String table) {
    return switch (table) {
      case "mentor" ->
          "(mentor_id, name, headline, bio, skills, languages, zone, capacity, profile_as_of,"
              + " listed, listed_as_of, first_listed_at)";
      case "availability" -> "(mentor_id, open_minutes, next_opening, calculated_at, as_of)";
      case "offering" -> "(offering_id, mentor_id, title, minutes, price_minor, published, as_of)";
      case "mentee" -> "(mentee_id, topics, languages, zone, goals_as_of)";
      case "session" ->
          "(booking_id, mentor_id, mentee_id, status, at_fault, status_as_of, starts_at, ends_at,"
              + " times_as_of)";
      default ->
          "(rating_id, booking_id, mentor_id, mentee_id, rater_id, stars, given_at, closes_at,"
              + " revealed_at)";
    };
  }

  private String mentorRow(int number, Instant now) {
    var random = new SplittableRandom(number);
    var bio = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      bio.append("word").append((int) (3_000 * random.nextDouble() * random.nextDouble()));
      bio.append(i % 20 == 0 ? " " + topic(number % FIELDS, random) + " " : " ");
    }
    return fields(
        mentor(number),
        "Mentor " + number,
        "I teach " + topic(number % FIELDS, random),
        bio,
        topics(number % FIELDS, 5, random),
        languages(random),
        ZONES[random.nextInt(ZONES.length)],
        2 + random.nextInt(5),
        1,
        true,
        1,
        now.minusSeconds(86_400L * random.nextInt(600)));
  }

  private String availabilityRow(int number, Instant now) {
    var random = new SplittableRandom(number);
    int open = random.nextInt(10) < 8 ? 600 : 0;
    var next = now.plusSeconds(3_600L * (1 + random.nextInt(14 * 24)));
    return fields(mentor(number), open, open == 0 ? "\\N" : next, now, 1);
  }

  private String offeringRow(int number) {
    long price = 1_000L * (1 + number % 9);
    return fields(
        new UUID(3, number), mentor(number / 2), "Session", 30 * (1 + number % 2), price, true, 1);
  }

  private String menteeRow(int number) {
    var random = new SplittableRandom(number);
    return fields(
        mentee(number),
        topics(number % FIELDS, 3, random),
        languages(random),
        ZONES[random.nextInt(ZONES.length)],
        1);
  }

  private String sessionRow(int number, Instant now) {
    var random = new SplittableRandom(number);
    int draw = random.nextInt(100);
    var status = draw < 92 ? "COMPLETED" : draw < 96 ? "CANCELLED" : "CONFIRMED";
    var starts = draw < 96 ? now.minusSeconds(86_400 + number) : now.plusSeconds(86_400);
    return fields(
        new UUID(4, number),
        mentor(mentorOf(number)),
        mentee(menteeOf(number)),
        status,
        draw == 93 ? "MENTOR" : "\\N",
        1,
        starts,
        starts.plusSeconds(3_600),
        1);
  }

  private String ratingRow(int number, Instant now) {
    var rater = mentee(menteeOf(number));
    int stars = 5 - (int) (4 * Math.pow(new SplittableRandom(number).nextDouble(), 2));
    var given = now.minusSeconds(86_400);
    return fields(
        new UUID(5, number),
        new UUID(4, number),
        mentor(mentorOf(number)),
        rater,
        rater,
        stars,
        given,
        given,
        given);
  }

  int menteeOf(int session) {
    return new SplittableRandom(session).nextInt(mentees);
  }

  int mentorOf(int session) {
    var random = new SplittableRandom(31L * session);
    int field = random.nextInt(8) == 0 ? random.nextInt(FIELDS) : menteeOf(session) % FIELDS;
    int place = (int) (mentors / FIELDS * Math.pow(random.nextDouble(), 2));
    return place * FIELDS + field;
  }

  private static String topic(int field, SplittableRandom random) {
    return "field" + field + " " + ASPECTS[random.nextInt(ASPECTS.length)];
  }

  private static String topics(int field, int count, SplittableRandom random) {
    var topics = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      topics.add("\"" + topic(field, random) + "\"");
    }
    return "{" + String.join(",", topics) + "}";
  }

  private static String languages(SplittableRandom random) {
    var other = LANGUAGES[random.nextInt(LANGUAGES.length)];
    return random.nextInt(4) == 0 ? "{" + other + "}" : "{en," + other + "}";
  }

  private static String fields(Object... values) {
    return String.join("\t", List.of(values).stream().map(String::valueOf).toList());
  }
}
