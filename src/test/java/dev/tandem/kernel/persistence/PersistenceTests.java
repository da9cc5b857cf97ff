package dev.tandem.kernel.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.money.Money;
import dev.tandem.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module may count on when its aggregates are kept by repositories. */
@Isolated("changes the time zone of the JVM")
class PersistenceTests {

  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123456Z");
  private static final AnnotationConfigApplicationContext CONTEXT =
      new AnnotationConfigApplicationContext();

  private final Parcels parcels = CONTEXT.getBean(Parcels.class);
  private final JdbcClient jdbc = CONTEXT.getBean(JdbcClient.class);

  record ParcelId(UUID value) implements Identifier {}

  record CustomerId(UUID value) implements Identifier {}

  enum Care {
    FRAGILE,
    COLD
  }

  @Table(schema = "depot")
  @AggregateRoot
  record Parcel(
      @Id ParcelId id,
      @Version long version,
      String number,
      CustomerId customer,
      Instant sentAt,
      @Nullable Instant arrivedAt,
      LocalDate dueOn,
      ZoneId zone,
      Care mostly,
      Set<Care> care,
      List<String> labels,
      @Embedded.Empty(prefix = "insured_") Money insured,
      @MappedCollection(idColumn = "parcel_id", keyColumn = "line") List<Item> items) {

    Parcel arrives(Instant now) {
      return new Parcel(
          id,
          version,
          number,
          customer,
          sentAt,
          now,
          dueOn,
          zone,
          mostly,
          care,
          labels,
          insured,
          items.subList(1, items.size()));
    }
  }

  @Table(schema = "depot")
  record Item(String text, long grams, CustomerId from) {}

  @Table(schema = "depot")
  @AggregateRoot
  record Stamp(@Id ParcelId id, String text) {}

  record Arrival(ParcelId id, @Nullable Instant arrivedAt, Care mostly, List<String> labels) {}

  interface Parcels extends ListCrudRepository<Parcel, ParcelId> {

    List<Parcel> findByCustomerAndSentAtBefore(CustomerId customer, Instant time);

    List<Parcel> findByCustomerIn(List<CustomerId> customers);

    @Query(
        """
        select id, arrived_at, mostly, labels from depot.parcel
        where customer = :customer and sent_at <= :time
        """)
    List<Arrival> arrivals(CustomerId customer, Instant time);

    default Parcel required(ParcelId id) {
      return findById(id).orElseThrow();
    }
  }

  @Import(PersistenceConfiguration.class)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    DataJdbcRepositoriesAutoConfiguration.class
  })
  @EnableJdbcRepositories(considerNestedRepositories = true)
  static class Application {}

  @BeforeAll
  static void start() {
    TestPropertyValues.of("spring.datasource.url=" + TestDatabase.create()).applyTo(CONTEXT);
    AutoConfigurationPackages.register(CONTEXT, Application.class.getPackageName());
    CONTEXT.register(Application.class);
    CONTEXT.refresh();
    CONTEXT
        .getBean(JdbcClient.class)
        .sql(
            """
            create schema depot;
            create table depot.parcel (
              id uuid primary key, version bigint not null, number text unique, customer uuid,
              sent_at timestamptz not null, arrived_at timestamptz, due_on date, zone text,
              mostly text, care text[], labels text[],
              insured_minor bigint, insured_currency char(3));
            create table depot.item (
              parcel_id uuid references depot.parcel, line int, text text, grams bigint, "from" uuid,
              primary key (parcel_id, line));
            create table depot.stamp (id uuid primary key, text text)
            """)
        .update();
  }

  @AfterAll
  static void stop() {
    CONTEXT.close();
  }

  @Test
  void anAggregateComesBackAsItWasKept() {
    var kept = parcels.save(parcel("1"));

    assertThat(kept.version()).isEqualTo(1);
    assertThat(parcels.findById(kept.id())).contains(kept);
  }

  @Test
  void anInstantIsTheSameInEveryZone() {
    var zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      var ambiguous = Instant.parse("2026-10-25T01:30:00Z");
      var kept = parcels.save(parcel("zone").arrives(ambiguous));
      assertThat(parcels.required(kept.id()).arrivedAt()).isEqualTo(ambiguous);
      assertThat(
              jdbc.sql("select count(*) from depot.parcel where arrived_at = ?")
                  .param(ambiguous)
                  .query(Long.class)
                  .single())
          .isOne();
      assertThat(
              jdbc.sql("select arrived_at from depot.parcel where id = ?")
                  .param(kept.id())
                  .query(Instant.class)
                  .single())
          .isEqualTo(ambiguous);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void aChangeReplacesTheWholeAggregate() {
    var kept = parcels.save(parcel("2"));

    var changed = parcels.save(kept.arrives(NOON));

    assertThat(changed.version()).isEqualTo(2);
    assertThat(parcels.required(kept.id())).isEqualTo(changed);
    assertThat(changed.items()).hasSize(1);
  }

  @Test
  void whoHasReadAnOlderVersionChangesNothing() {
    var read = parcels.save(parcel("3"));
    var changed = parcels.save(read.arrives(NOON));

    assertThatExceptionOfType(OptimisticLockingFailureException.class)
        .isThrownBy(() -> parcels.save(read.arrives(NOON.plusSeconds(1))));
    assertThat(parcels.required(read.id())).isEqualTo(changed);
  }

  @Test
  void aSecondWithTheSameNumberIsADuplicate() {
    parcels.save(parcel("4"));

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> parcels.save(parcel("4")));
  }

  @Test
  void anAggregateWithoutAVersionIsInsertedByTheTemplate() {
    var stamp = new Stamp(new ParcelId(UUID.randomUUID()), "first");
    var template = CONTEXT.getBean(JdbcAggregateTemplate.class);

    template.insert(stamp);

    assertThat(template.findById(stamp.id(), Stamp.class)).isEqualTo(stamp);
    assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> template.insert(stamp));
  }

  @Test
  void repositoriesAreAskedWithIdsAndInstants() {
    var kept = parcels.save(parcel("5"));

    assertThat(parcels.findByCustomerAndSentAtBefore(kept.customer(), NOON.plusSeconds(1)))
        .containsExactly(kept);
    assertThat(parcels.findByCustomerIn(List.of(kept.customer()))).containsExactly(kept);
    assertThat(parcels.findByCustomerIn(List.of())).isEmpty();
    assertThat(parcels.arrivals(kept.customer(), NOON))
        .containsExactly(new Arrival(kept.id(), null, Care.COLD, List.of("b", "a")));
  }

  @Test
  void aStatementTakesAndGivesTheSameTypes() {
    var kept = parcels.save(parcel("6"));

    assertThat(
            jdbc.sql(
                    """
                    select id, arrived_at, mostly, labels from depot.parcel
                    where customer in (:customers) and sent_at = :time and mostly = :mostly
                    """)
                .param("customers", List.of(kept.customer()))
                .param("time", NOON)
                .param("mostly", Care.COLD)
                .query(Arrival.class)
                .list())
        .containsExactly(new Arrival(kept.id(), null, Care.COLD, List.of("b", "a")));
    assertThat(
            jdbc.sql("update depot.parcel set arrived_at = ? where id = ? returning id")
                .params(NOON, kept.id())
                .query(ParcelId.class)
                .optional())
        .isEqualTo(Optional.of(kept.id()));
  }

  @Test
  void aStatementGivesWholeAggregates() {
    var kept = parcels.save(parcel("7"));

    assertThat(
            jdbc.sql("select * from depot.parcel where id = ? for update")
                .param(kept.id())
                .query(Parcel.class)
                .single())
        .isEqualTo(kept);
  }

  @Test
  void aStatementTakesTheColumnsOfARecord() {
    var kept = parcels.save(parcel("8"));
    var other = parcel("9");
    var insert =
        """
        insert into depot.parcel (id, version, number, customer, sent_at, arrived_at, due_on, zone,
          mostly, insured_minor, insured_currency)
        values (:id, 1, :number, :customer, :sent_at, :arrived_at, :due_on, :zone, :mostly,
          :insured_minor, :insured_currency)
        on conflict do nothing
        """;

    assertThat(jdbc.sql(insert).paramSource(kept).update()).isZero();
    assertThat(jdbc.sql(insert).paramSource(other).update()).isOne();
    assertThat(parcels.required(other.id()))
        .usingRecursiveComparison()
        .ignoringFields("version", "care", "labels", "items")
        .isEqualTo(other);
  }

  private static Parcel parcel(String number) {
    var customer = new CustomerId(UUID.randomUUID());
    return new Parcel(
        new ParcelId(UUID.randomUUID()),
        0,
        number,
        customer,
        NOON,
        null,
        LocalDate.of(2026, 4, 1),
        ZoneId.of("Europe/Berlin"),
        Care.COLD,
        Set.of(Care.COLD, Care.FRAGILE),
        List.of("b", "a"),
        Money.of(1250, "EUR"),
        List.of(new Item("vase", 900, customer), new Item("fish", 300, customer)));
  }
}
