package dev.tandem.recommendations.candidate;

import static dev.tandem.kernel.time.Timestamps.readNullableInstant;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of mentors by hand: a process reads all mentors and offerings when it starts, and
 * mapping by reflection would take ten times as long (about 15 µs a row).
 */
final class CandidateRows {

  static final String MENTOR_COLUMNS =
      """
      m.mentor_id, m.name, m.headline, m.bio, m.skills, m.languages, m.zone, m.capacity,
        m.first_listed_at
      """;

  private CandidateRows() {}

  static Mentor mentor(ResultSet row, int number) throws SQLException {
    return new Mentor(
        mentorId(row),
        row.getString("name"),
        row.getString("headline"),
        row.getString("bio"),
        texts(row, "skills"),
        texts(row, "languages"),
        row.getString("zone"),
        row.getInt("capacity"),
        readNullableInstant(row, "first_listed_at"));
  }

  static @Nullable MentorAvailability availability(ResultSet row) throws SQLException {
    var calculatedAt = readNullableInstant(row, "calculated_at");
    return calculatedAt == null
        ? null
        : new MentorAvailability(
            row.getInt("open_minutes"), readNullableInstant(row, "next_opening"), calculatedAt);
  }

  static Offering offering(ResultSet row) throws SQLException {
    return new Offering(
        Money.of(row.getLong("price_minor"), row.getString("price_currency")),
        row.getBoolean("cohort_only"));
  }

  static MentorId mentorId(ResultSet row) throws SQLException {
    return new MentorId(row.getObject("mentor_id", UUID.class));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
