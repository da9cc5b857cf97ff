package dev.tandem.faults;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes every message between the exchange and the consumer's queue, forwards it one or more times,
 * and optionally shuffles the messages within a window.
 */
final class MessageShuffler implements Closeable {

  private static final String QUEUE = "shuffler";

  private final FaultTestBed testBed;
  private final int copies;
  private final boolean shuffled;
  private final int window;
  private final Random random = new Random(42);
  private final Connection connection;
  private final Channel channel;
  private final Thread worker;
  private volatile boolean draining;

  MessageShuffler(FaultTestBed testBed, int copies, boolean shuffled, int window)
      throws IOException, TimeoutException {
    this.testBed = testBed;
    this.copies = copies;
    this.shuffled = shuffled;
    this.window = window;
    connection = testBed.connectWithoutProxy();
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.queueDeclare(QUEUE, true, false, false, null);
    channel.queueBind(
        QUEUE, FaultTestBed.BINDING.getExchange(), FaultTestBed.BINDING.getRoutingKey());
    testBed.admin.removeBinding(FaultTestBed.BINDING);
    worker = Thread.ofPlatform().daemon().name("shuffler").start(this::forwardMessages);
  }

  private void forwardMessages() {
    try {
      var held = new ArrayList<GetResponse>();
      boolean more = true;
      while (more) {
        boolean last = draining;
        var next = channel.basicGet(QUEUE, false);
        if (next != null) {
          held.add(next);
        } else {
          TimeUnit.MILLISECONDS.sleep(2);
        }
        if (held.size() >= window || next == null && last) {
          forward(held);
          held.clear();
        }
        more = next != null || !last;
      }
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private void forward(List<GetResponse> held)
      throws IOException, InterruptedException, TimeoutException {
    if (held.isEmpty()) {
      return;
    }
    var out = new ArrayList<GetResponse>();
    held.forEach(message -> out.addAll(Collections.nCopies(copies, message)));
    if (shuffled) {
      Collections.shuffle(out, random);
    }
    for (var message : out) {
      channel.basicPublish(
          "", FaultTestBed.BINDING.getDestination(), message.getProps(), message.getBody());
    }
    channel.waitForConfirmsOrDie(20_000);
    for (var message : held) {
      channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
    }
  }

  /** Forwards what is left in the queue, then ends. */
  void drain() throws InterruptedException {
    draining = true;
    worker.join();
  }

  @Override
  public void close() throws IOException {
    testBed.admin.declareBinding(FaultTestBed.BINDING);
    channel.queueDelete(QUEUE);
    connection.close();
  }
}
