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
 * A publisher and a consumer, each a JVM with its own database, and the broker between them, which
 * both reach through proxies that can hold or cut the connections.
 */
final class FaultTestBed implements Closeable {

  static final Binding BINDING =
      new Binding(
          "tandem." + FaultApplication.CONSUMER_MODULE,
          DestinationType.QUEUE,
          "tandem.events",
          FaultApplication.CONSUMER_MODULE,
          Map.of());

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  final JdbcTemplate publisherDatabase;
  final JdbcTemplate consumerDatabase;
  final TcpProxy publisherToBroker;
  final TcpProxy consumerToBroker;
  final RabbitAdmin admin;
  JavaProcess publisher;
  JavaProcess consumer;

  private final Endpoints endpoints;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final CachingConnectionFactory connections;

  /**
   * @param publisherUrl the publisher's database
   * @param consumerUrl the consumer's database
   */
  record Endpoints(
      String publisherUrl,
      String consumerUrl,
      String brokerHost,
      int brokerPort,
      boolean quorumQueues,
      Path logs) {}

  FaultTestBed(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.publisherDatabase = openPool(endpoints.publisherUrl());
    this.consumerDatabase = openPool(endpoints.consumerUrl());
    publisherToBroker = new TcpProxy(endpoints.brokerHost(), endpoints.brokerPort());
    consumerToBroker = new TcpProxy(endpoints.brokerHost(), endpoints.brokerPort());
    connections = new CachingConnectionFactory(endpoints.brokerHost(), endpoints.brokerPort());
    admin = new RabbitAdmin(connections);
    publisherDatabase.execute("create schema ledger");
    publisherDatabase.execute(
        "create table ledger.aggregate (key uuid primary key, n bigint not null)");
    publisherDatabase.execute(
        "create table ledger.line (event_id uuid primary key, key uuid, n bigint, scenario text,"
            + " poison boolean)");
    consumerDatabase.execute("create schema faults");
    consumerDatabase.execute(
        "create table faults.effect (id bigserial primary key, event_id uuid, key uuid, n bigint,"
            + " scenario text)");
    consumerDatabase.execute(
        """
        create function faults.stop_here() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(4711);
          return new;
        end $$
        """);
    publisher = launchPublisher();
    consumer = launchConsumer();
    awaitReady(publisher);
    awaitReady(consumer);
  }

  private JdbcTemplate openPool(String url) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(3);
    pool.setConnectionTimeout(30_000);
    pools.add(pool);
    return new JdbcTemplate(pool);
  }

  private JavaProcess launchPublisher(String... more) {
    return launch(
        "publisher",
        endpoints.publisherUrl(),
        publisherToBroker,
        List.of(
            "--faults.publishes=true",
            "--tandem.eventing.broker.remote-modules=faults",
            "--tandem.eventing.broker.local-modules="),
        List.of(more));
  }

  private JavaProcess launchConsumer() {
    return launch(
        "consumer",
        endpoints.consumerUrl(),
        consumerToBroker,
        List.of(
            "--faults.consumes=true",
            "--tandem.eventing.broker.local-modules=faults",
            "--tandem.eventing.broker.remote-modules="),
        List.of());
  }

  private JavaProcess launch(
      String name, String url, TcpProxy toBroker, List<String> settings, List<String> more) {
    var arguments = new ArrayList<>(settings);
    arguments.addAll(more);
    arguments.add("--spring.datasource.url=" + url);
    arguments.add("--spring.rabbitmq.host=localhost");
    arguments.add("--tandem.eventing.broker.signing.key=the key that the processes share");
    arguments.add("--spring.rabbitmq.port=" + toBroker.port());
    arguments.add("--tandem.eventing.broker.quorum=" + endpoints.quorumQueues());
    return JavaProcess.start(
        endpoints.logs().resolve(name + ".log"), name, FaultApplication.class, arguments);
  }

  private static void awaitReady(JavaProcess process) {
    process.awaitReply("ready", START_TIMEOUT);
  }

  void killPublisher() {
    publisher.kill();
  }

  void startPublisher(String... more) {
    publisher = launchPublisher(more);
    awaitReady(publisher);
  }

  void killConsumer() {
    consumer.kill();
  }

  void startConsumer() {
    consumer = launchConsumer();
    awaitReady(consumer);
  }

  void startBoth() {
    publisher = launchPublisher();
    consumer = launchConsumer();
    awaitReady(publisher);
    awaitReady(consumer);
  }

  /** Connects to the broker directly. */
  Connection connectWithoutProxy() throws IOException, TimeoutException {
    var factory = new ConnectionFactory();
    factory.setHost(endpoints.brokerHost());
    factory.setPort(endpoints.brokerPort());
    return factory.newConnection();
  }

  int committedCount(String scenario) {
    return count(
        publisherDatabase, "select count(*) from ledger.line where scenario = ?", scenario);
  }

  int effectCount(String scenario) {
    return count(
        consumerDatabase, "select count(*) from faults.effect where scenario = ?", scenario);
  }

  /** The number of events that the cursor to the broker has not passed. */
  int unforwardedCount() {
    return count(
        publisherDatabase,
        """
        select count(*) from eventing.cursor c join eventing.event_log e
            on e.partition = c.partition and e.position > c.position
         where c.consumer = 'broker:faults'
        """);
  }

  /** The number of events that the consumer has not handled yet, or will retry. */
  int unhandledCount() {
    return count(
        consumerDatabase,
        """
        select (select count(*) from eventing.cursor c join eventing.event_log e
                    on e.partition = c.partition and (e.position > c.position or e.position = any(c.gaps))
                 where c.consumer = 'faults')
             + (select count(*) from eventing.parked where state = 'RETRYING')
        """);
  }

  boolean isConsumerBlocked() {
    return count(
            consumerDatabase,
            "select count(*) from pg_locks where locktype = 'advisory' and not granted")
        > 0;
  }

  private static int count(JdbcTemplate database, String sql, Object... parameters) {
    var found = database.queryForObject(sql, Integer.class, parameters);
    return found == null ? 0 : found;
  }

  static void awaitUntil(String description, Duration timeout, Callable<Boolean> condition) {
    Awaitility.await(description)
        .atMost(timeout)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(condition);
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
