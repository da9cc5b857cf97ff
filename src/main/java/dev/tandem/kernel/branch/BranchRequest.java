package dev.tandem.kernel.branch;

import dev.tandem.kernel.routing.Share;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of a branch.
 *
 * @param share of the accounts, such as {@code 5%}; none if absent
 * @param compared share of the calls, such as {@code 1%}; none if absent
 * @param included accounts that the new implementation answers
 * @param exempted accounts that the present implementation answers
 * @param reason why, which is recorded
 */
public record BranchRequest(
    @Nullable String share,
    @Nullable String compared,
    @Nullable List<UUID> included,
    @Nullable List<UUID> exempted,
    @Nullable String reason) {

  private static final int MAX_ACCOUNTS = 1_000;
  private static final String OUT = "-";
  private static final String NO_ID = "Name accounts by their ids: one of those given is none.";

  /**
   * From a form.
   *
   * @param accounts ids in any order, with a minus sign before those that the present
   *     implementation answers
   * @throws Problem 400 if one of them is none
   */
  public static BranchRequest of(
      @Nullable String share,
      @Nullable String compared,
      @Nullable String accounts,
      @Nullable String reason) {
    var named =
        Stream.of(Objects.requireNonNullElse(accounts, "").split("[,;\\s]+"))
            .filter(it -> !it.isEmpty())
            .toList();
    var in = named.stream().filter(it -> !it.startsWith(OUT)).map(BranchRequest::id).toList();
    var out =
        named.stream().filter(it -> it.startsWith(OUT)).map(it -> id(it.substring(1))).toList();
    return new BranchRequest(share, compared, in, out, reason);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(NO_ID);
    }
  }

  /**
   * @throws Problem 400 that says in one sentence what is wrong
   */
  BranchSetting toSetting() {
    var in = accounts(included);
    var out = accounts(exempted);
    if (in.size() + out.size() > MAX_ACCOUNTS) {
      throw Problem.malformed("Name at most 1,000 accounts, or give a share.");
    }
    if (!Collections.disjoint(in, out)) {
      throw Problem.malformed("An account is named both in and out.");
    }
    return new BranchSetting(
        share("share", share), share("compared", compared), in, out, 0, Instant.EPOCH);
  }

  private static Set<UUID> accounts(@Nullable List<UUID> ids) {
    var all = Objects.requireNonNullElse(ids, List.<UUID>of());
    if (all.stream().anyMatch(Objects::isNull)) {
      throw Problem.malformed(NO_ID);
    }
    return Set.copyOf(all);
  }

  private static Share share(String name, @Nullable String text) {
    return text == null || text.isBlank()
        ? Share.NONE
        : Share.parse(text)
            .orElseThrow(() ->
                Problem.malformed(
                    name
                        + " must be a percentage from 0% to 100% with at most two decimals, such as"
                        + " 5%."));
  }
}
