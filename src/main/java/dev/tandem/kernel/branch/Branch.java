package dev.tandem.kernel.branch;

import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.tandem.kernel.routing.Share;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Two implementations of a port, of which a flag picks one for each account. For a share of the
 * calls the other one is asked, too, after the answer and on another thread, and both answers are
 * compared. A bean of the module that owns the port, which is marked as {@link Branched}.
 *
 * @param <P> the port
 */
public final class Branch<P> implements AutoCloseable {

  private final String name;
  private final P current;
  private final P next;
  private final BranchRows rows;
  private final BranchSetting initial;
  private final BranchControl control;
  private final Clock clock;
  private final Supplier<BranchSetting> setting;
  private final Comparisons comparisons;
  private final OpenFeatureAPI features;

  /**
   * @param current the present implementation
   * @param next the new implementation
   * @param initial what counts until it is changed
   */
  public Branch(
      Class<P> port,
      P current,
      P next,
      BranchSetting initial,
      BranchRows rows,
      MeterRegistry meters,
      Clock clock) {
    var description = BranchDescription.of(port, current, next);
    this.name = description.name();
    this.current = current;
    this.next = next;
    this.initial = initial;
    this.rows = rows;
    this.control = new BranchControl(description, initial, rows, clock);
    this.clock = clock;
    this.setting = new KnownSetting(initial, () -> rows.find(name, initial));
    this.comparisons = new Comparisons(qualifiedName(), initial, meters);
    this.features = OpenFeatureAPI.createIsolated();
    features.setProviderAndWait(new BranchFeatureProvider(qualifiedName(), setting));
  }

  /** As {@link #answer(UUID, Function, BiPredicate)}, with answers that are equal. */
  public <R> R answer(UUID account, Function<P, R> question) {
    return answer(account, question, Object::equals);
  }

  /**
   * Asks the implementation that the account's flag picks.
   *
   * @param question asked of either implementation, and perhaps of both at different times and on
   *     different threads: it changes nothing, and depends on nothing but values
   * @param same whether two answers count as the same; the first is the present implementation's
   */
  public <R> R answer(UUID account, Function<P, R> question, BiPredicate<R, R> same) {
    boolean asksNext = isNext(account);
    var live = TimedAnswer.of(() -> question.apply(asksNext ? next : current));
    var known = setting.get();
    if (isCompared(known.compared())) {
      comparisons.offer(
          known,
          () -> {
            var other = TimedAnswer.of(() -> question.apply(asksNext ? current : next));
            return asksNext ? other.compareTo(live, same) : live.compareTo(other, same);
          });
    }
    return live.get();
  }

  private boolean isNext(UUID account) {
    return features
        .getClient()
        .getBooleanValue(qualifiedName(), false, new ImmutableContext(account.toString()));
  }

  private static boolean isCompared(Share share) {
    return ThreadLocalRandom.current().nextInt(Share.WHOLE) < share.basisPoints();
  }

  /** With the name of the module, such as {@code recommendations.ranking}. */
  public String qualifiedName() {
    return rows.module() + "." + name;
  }

  /** What operators see and set of it. */
  public BranchControl control() {
    return control;
  }

  public BranchChoice choiceFor(UUID account) {
    var details =
        features
            .getClient()
            .getBooleanDetails(qualifiedName(), false, new ImmutableContext(account.toString()));
    var chosen = details.getValue() ? next : current;
    return new BranchChoice(
        account, chosen.getClass().getSimpleName(), details.getReason(), details.getVariant());
  }

  /** Whether anything was counted since the last report. */
  public boolean hasCounted() {
    return comparisons.hasCounted();
  }

  /**
   * What was counted since the last report. Adds it to the counts that operators see, in the
   * caller's transaction, which also publishes it.
   */
  public BranchComparison report() {
    var report = comparisons.take();
    rows.begin(name, initial);
    rows.totals().add(name, report);
    return BranchComparison.of(qualifiedName(), report, clock.instant());
  }

  @Override
  public void close() {
    features.shutdown();
    comparisons.close();
  }
}
