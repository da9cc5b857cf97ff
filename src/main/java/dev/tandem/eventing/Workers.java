package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a relay between its start and its stop. A few go about all strands; each takes a
 * database connection only while it delivers. One more looks around.
 */
class Workers {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration BETWEEN_TIDYING = Duration.ofSeconds(10);
  private static final Duration TO_FINISH = Duration.ofSeconds(20);

  private final Work delivery;
  private final Runnable lookAround;
  private final Runnable tidy;
  private final long linger;
  private final Duration poll;
  private final DelayQueue<Strand> queue = new DelayQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  Workers(Work delivery, Runnable lookAround, Runnable tidy, EventingProperties properties) {
    this.delivery = delivery;
    this.lookAround = lookAround;
    this.tidy = tidy;
    this.linger = properties.linger().toNanos();
    this.poll = properties.poll();
    for (int i = 1; i <= properties.workers(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("relay-" + i).start(this::work));
    }
    threads.add(Thread.ofPlatform().daemon().name("relay-poll").start(this::poll));
  }

  /** Delivers to a reader in some of its lanes. */
  interface Work {

    Map<Integer, Outcome> in(String reader, Collection<Integer> lanes, BooleanSupplier goOn);
  }

  void call(Strand strand) {
    if (strand.call()) {
      strand.dueAfter(Duration.ZERO, linger);
      queue.add(strand);
    }
  }

  /** Lets each worker finish the call it is in, commit, and go. */
  void stop() {
    stopped.countDown();
    threads.forEach(it -> queue.add(new Strand(new Strand.Key("", -1), Set.of())));
    var deadline = System.nanoTime() + TO_FINISH.toNanos();
    for (var thread : threads) {
      awaitEnd(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  private static void awaitEnd(Thread thread, Duration patience) {
    try {
      if (!thread.join(patience)) {
        LOG.warn("{} is still busy with a listener; its work will be undone", thread.getName());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean goOn() {
    return stopped.getCount() > 0;
  }

  private void work() {
    try {
      while (goOn()) {
        var strand = queue.take();
        if (goOn()) {
          deliver(strand);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Strand first) {
    var strands = togetherWith(first);
    strands.forEach(Strand::startRunning);
    var lanes = strands.stream().map(it -> it.key().lane()).toList();
    Map<Integer, Outcome> outcomes = Map.of();
    try {
      outcomes = delivery.in(first.key().reader(), lanes, this::goOn);
    } catch (RuntimeException | Error e) {
      LOG.warn("Delivery to {} was interrupted and will be tried again", first.key(), e);
    }
    for (var strand : strands) {
      stop(strand, outcomes.get(strand.key().lane()));
    }
  }

  /** What waits with it and will be as quick; one transaction then serves all of it. */
  private List<Strand> togetherWith(Strand first) {
    var strands = new ArrayList<>(List.of(first));
    for (var it : queue) {
      if (it.goesWith(first) && queue.remove(it)) {
        strands.add(it);
      }
    }
    return strands;
  }

  private void stop(Strand strand, @Nullable Outcome outcome) {
    var pause = strand.pauseAfter(outcome);
    if (strand.stopRunning(outcome == Outcome.MORE || pause.isPositive())) {
      strand.dueAfter(pause, linger);
      queue.add(strand);
    }
  }

  private void poll() {
    var tidied = System.nanoTime();
    try {
      while (!stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt(lookAround);
        if (System.nanoTime() - tidied > BETWEEN_TIDYING.toNanos()) {
          attempt(tidy);
          tidied = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("The log cannot be looked after for now: {}", Reason.of(e));
    }
  }
}
