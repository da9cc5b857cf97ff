package dev.tandem.eventing.subscription;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reconciles the cursors with the listeners of this release. A module has one cursor per partition
 * for all its subscriptions. A new module starts at the end of the log, or at its beginning if all
 * its listeners are {@link dev.tandem.eventing.publishing.FromTheStart}; a new subscription starts
 * where its module is. A subscription without a listener is retired: it keeps its position, for
 * instances of an older release and for operators.
 */
@Component
public class ConsumerRegistration {

  private final RegisteredCursors cursors;
  private final SubscribedEventTypes subscribedEventTypes;
  private final TransactionTemplate transaction;

  public ConsumerRegistration(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.cursors = new RegisteredCursors(jdbc);
    this.subscribedEventTypes = new SubscribedEventTypes(jdbc);
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A new module starts at the end of the log. */
  public void register(String module, Collection<String> subscriptions) {
    register(module, subscriptions, false);
  }

  /**
   * @param fromTheStart whether a new module starts at the beginning of the log
   */
  public void register(String module, Collection<String> subscriptions, boolean fromTheStart) {
    transaction.executeWithoutResult(status -> {
      cursors.create(module, fromTheStart);
      var known = cursors.lockSubscriptions(module);
      subscriptions.stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> cursors.add(module, name));
      known.stream()
          .filter(name -> !subscriptions.contains(name))
          .forEach(name -> cursors.retire(module, name));
      cursors.takeBack(module, subscriptions);
    });
  }

  /**
   * @param names of the events that the subscription subscribes to
   * @param known names of all events that have a class in this release
   */
  public void rememberEventTypes(
      String subscription, Collection<String> names, Collection<String> known) {
    transaction.executeWithoutResult(
        status -> subscribedEventTypes.update(subscription, names, known));
  }

  /**
   * Lets a remote consumer go on at the cursors of its module, which was live here once and now
   * runs in another process only.
   */
  public void takeOverCursors(String remoteConsumer) {
    cursors.takeOver(remoteConsumer);
  }
}
