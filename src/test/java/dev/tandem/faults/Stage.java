package dev.tandem.faults;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.testing.JavaProcess;
import dev.tandem.testing.TcpProxy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A publisher and a consumer, each a JVM with a database of its own, a broker between them, and
 * wires that can be cut or held.
 */
final class Stage implements Closeable {

  static final Binding BINDING =
      new Binding(
          "tandem." + FaultApp.ELSEWHERE,
          DestinationType.QUEUE,
          "tandem.events",
          FaultApp.ELSEWHERE,
          Map.of());

  private static final Duration TO_START = Duration.ofMinutes(3);

  final JdbcTemplate home;
  final JdbcTemplate there;
  final TcpProxy publisherToBroker;
  final TcpProxy consumerToBroker;
  final RabbitAdmin admin;
  JavaProcess publisher;
  JavaProcess consumer;

  private final Place place;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final CachingConnectionFactory connections;

  /**
   * @param homeUrl the publisher's database
   * @param thereUrl the consumer's
   */
  record Place(
      String homeUrl, String thereUrl, String broker, int port, boolean quorum, Path logs) {}

  Stage(Place place) {
    this.place = place;
    this.home = pool(place.homeUrl());
    this.there = pool(place.thereUrl());
    publisherToBroker = new TcpProxy(place.broker(), place.port());
    consumerToBroker = new TcpProxy(place.broker(), place.port());
    connections = new CachingConnectionFactory(place.broker(), place.port());
    admin = new RabbitAdmin(connections);
    home.execute("create schema ledger");
    home.execute("create table ledger.aggregate (key uuid primary key, n bigint not null)");
    home.execute(
        "create table ledger.line (event_id uuid primary key, key uuid, n bigint, scenario text,"
            + " poison boolean)");
    there.execute("create schema faults");
    there.execute(
        "create table faults.effect (id bigserial primary key, event_id uuid, key uuid, n bigint,"
            + " scenario text)");
    there.execute(
        """
        create function faults.stop_here() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(4711);
          return new;
        end $$
        """);
    publisher = newPublisher();
    consumer = newConsumer();
    ready(publisher);
    ready(consumer);
  }

  private JdbcTemplate pool(String url) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(3);
    pool.setConnectionTimeout(30_000);
    pools.add(pool);
    return new JdbcTemplate(pool);
  }

  private JavaProcess newPublisher(String... more) {
    return process(
        "publisher",
        place.homeUrl(),
        publisherToBroker,
        List.of(
            "--faults.publishes=true",
            "--tandem.eventing.broker.remote-modules=faults",
            "--tandem.eventing.broker.local-modules="),
        List.of(more));
  }

  private JavaProcess newConsumer() {
    return process(
        "consumer",
        place.thereUrl(),
        consumerToBroker,
        List.of(
            "--faults.consumes=true",
            "--tandem.eventing.broker.local-modules=faults",
            "--tandem.eventing.broker.remote-modules="),
        List.of());
  }

  private JavaProcess process(
      String name, String url, TcpProxy wire, List<String> its, List<String> more) {
    var arguments = new ArrayList<>(its);
    arguments.addAll(more);
    arguments.add("--spring.datasource.url=" + url);
    arguments.add("--spring.rabbitmq.host=localhost");
    arguments.add("--spring.rabbitmq.port=" + wire.port());
    arguments.add("--tandem.eventing.broker.quorum=" + place.quorum());
    return JavaProcess.start(place.logs().resolve(name + ".log"), name, FaultApp.class, arguments);
  }

  private static void ready(JavaProcess process) {
    process.await("ready", TO_START);
  }

  void killPublisher() {
    publisher.kill();
  }

  void startPublisher(String... more) {
    publisher = newPublisher(more);
    ready(publisher);
  }

  void killConsumer() {
    consumer.kill();
  }

  void startConsumer() {
    consumer = newConsumer();
    ready(consumer);
  }

  void startBoth() {
    publisher = newPublisher();
    consumer = newConsumer();
    ready(publisher);
    ready(consumer);
  }

  /** Not through a wire. */
  Connection connect() throws IOException, TimeoutException {
    var factory = new ConnectionFactory();
    factory.setHost(place.broker());
    factory.setPort(place.port());
    return factory.newConnection();
  }

  // what happened

  int committed(String scenario) {
    return count(home, "select count(*) from ledger.line where scenario = ?", scenario);
  }

  int effects(String scenario) {
    return count(there, "select count(*) from faults.effect where scenario = ?", scenario);
  }

  /** Events that the cursor to the broker has not passed. */
  int unmarked() {
    return count(
        home,
        """
        select count(*) from eventing.cursor c join eventing.event_log e
            on e.lane = c.lane and e.pos > c.pos
         where c.reader = 'broker:faults'
        """);
  }

  /** Events that this database has not handled yet, or will try again. */
  int unhandled() {
    return count(
        there,
        """
        select (select count(*) from eventing.cursor c join eventing.event_log e
                    on e.lane = c.lane and (e.pos > c.pos or e.pos = any(c.gaps))
                 where c.reader = 'faults')
             + (select count(*) from eventing.parked where state = 'RETRYING')
        """);
  }

  boolean consumerIsStopped() {
    return count(there, "select count(*) from pg_locks where locktype = 'advisory' and not granted")
        > 0;
  }

  private static int count(JdbcTemplate database, String sql, Object... parameters) {
    var found = database.queryForObject(sql, Integer.class, parameters);
    return found == null ? 0 : found;
  }

  static void until(String what, Duration patience, Callable<Boolean> holds) {
    Awaitility.await(what)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(holds);
  }

  @Override
  public void close() throws IOException {
    publisher.close();
    consumer.close();
    publisherToBroker.close();
    consumerToBroker.close();
    connections.destroy();
    pools.forEach(HikariDataSource::close);
  }
}
