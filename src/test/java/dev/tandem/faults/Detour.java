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
 * Stands between the exchange and the consumer's queue, and passes every message on a number of
 * times, and shuffled within a window where that is asked for.
 */
final class Detour implements Closeable {

  private static final String QUEUE = "detour";

  private final Stage stage;
  private final int copies;
  private final boolean shuffled;
  private final int window;
  private final Random random = new Random(42);
  private final Connection connection;
  private final Channel channel;
  private final Thread worker;
  private volatile boolean finishing;

  Detour(Stage stage, int copies, boolean shuffled, int window)
      throws IOException, TimeoutException {
    this.stage = stage;
    this.copies = copies;
    this.shuffled = shuffled;
    this.window = window;
    connection = stage.connect();
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.queueDeclare(QUEUE, true, false, false, null);
    channel.queueBind(QUEUE, Stage.BINDING.getExchange(), Stage.BINDING.getRoutingKey());
    stage.admin.removeBinding(Stage.BINDING);
    worker = Thread.ofPlatform().daemon().name("detour").start(this::work);
  }

  private void work() {
    try {
      var held = new ArrayList<GetResponse>();
      boolean more = true;
      while (more) {
        boolean last = finishing;
        var next = channel.basicGet(QUEUE, false);
        if (next != null) {
          held.add(next);
        } else {
          TimeUnit.MILLISECONDS.sleep(2);
        }
        if (held.size() >= window || next == null && last) {
          pass(held);
          held.clear();
        }
        more = next != null || !last;
      }
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(List<GetResponse> held)
      throws IOException, InterruptedException, TimeoutException {
    if (held.isEmpty()) {
      return;
    }
    var out = new ArrayList<GetResponse>();
    held.forEach(it -> out.addAll(Collections.nCopies(copies, it)));
    if (shuffled) {
      Collections.shuffle(out, random);
    }
    for (var it : out) {
      channel.basicPublish("", Stage.BINDING.getDestination(), it.getProps(), it.getBody());
    }
    channel.waitForConfirmsOrDie(20_000);
    for (var it : held) {
      channel.basicAck(it.getEnvelope().getDeliveryTag(), false);
    }
  }

  /** Everything that was sent has gone by. */
  void finish() throws InterruptedException {
    finishing = true;
    worker.join();
  }

  @Override
  public void close() throws IOException {
    stage.admin.declareBinding(Stage.BINDING);
    channel.queueDelete(QUEUE);
    connection.close();
  }
}
