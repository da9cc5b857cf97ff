package dev.tandem.preferences.source;

import dev.tandem.kernel.web.Problem;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list in CSV of who the members of a former platform are here: {@code legacy_id}, {@code
 * member_id}, and {@code fate}, which is empty, {@code merged} or {@code deleted}.
 */
public final class MemberList {

  private static final List<String> LEGACY = List.of("legacy_id", "legacy", "user_id", "userid");
  private static final List<String> MEMBER = List.of("member_id", "member");
  private static final List<String> FATE = List.of("fate", "state", "status");

  private MemberList() {}

  /** What became of an account of the former platform. */
  public enum Fate {
    MEMBER,
    MERGED,
    DELETED
  }

  /**
   * @param member null for those who are nobody here
   */
  public record ListedMember(String legacyId, @Nullable UUID member, Fate fate) {}

  /**
   * @throws Problem 422 if the list cannot be read to its end
   */
  public static void read(InputStream bytes, Consumer<ListedMember> consumer) {
    CsvRows.read(
        bytes,
        names -> {
          var legacy = CsvRows.require(LEGACY, names);
          var member = CsvRows.require(MEMBER, names);
          var fate = CsvRows.find(FATE, names);
          return row -> consumer.accept(parse(row, legacy, member, fate));
        });
  }

  private static ListedMember parse(
      CSVRecord row, String legacy, String member, @Nullable String fate) {
    if (!row.isConsistent()) {
      throw invalid(row, "has %s columns".formatted(row.size()));
    }
    var legacyId = row.get(legacy).strip();
    if (SourceRow.mistakeInMember(legacyId) != null) {
      throw invalid(row, "names no number of the former platform that can be stored");
    }
    var word = fate == null ? "" : row.get(fate).strip().toUpperCase(Locale.ROOT);
    var known = fate(word).orElseThrow(() -> invalid(row, "says “" + word + "” as fate"));
    var id = row.get(member).strip();
    return new ListedMember(
        legacyId,
        id.isEmpty()
            ? null
            : uuid(id).orElseThrow(() -> invalid(row, "has “%s” as member".formatted(id))),
        known);
  }

  private static Optional<Fate> fate(String word) {
    return switch (word) {
      case "", "MEMBER", "ACTIVE" -> Optional.of(Fate.MEMBER);
      case "MERGED" -> Optional.of(Fate.MERGED);
      case "DELETED" -> Optional.of(Fate.DELETED);
      default -> Optional.empty();
    };
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Problem invalid(CSVRecord row, String mistake) {
    return Problem.refused(
        "invalid-member-list",
        "Row %s of the list %s. Each needs a number of the former platform, the number of a member or nothing, and as fate nothing, merged or deleted."
            .formatted(row.getRecordNumber(), mistake));
  }
}
