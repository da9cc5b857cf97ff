package dev.tandem.notifications;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MentorListed;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.DecidedTopic;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.Party;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

/** Delivers events of other modules to this module's listeners, and adds people with addresses. */
public final class NotificationsFixture {

  private final Map<Class<?>, List<Listener>> listeners = new HashMap<>();
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  private record Listener(Object bean, Method method) {}

  public NotificationsFixture(ListableBeanFactory beans) {
    this.jdbc = beans.getBean(JdbcClient.class);
    this.transaction = beans.getBean(TransactionTemplate.class);
    for (var name : beans.getBeanDefinitionNames()) {
      var type = beans.getType(name, false);
      if (type != null && type.getName().startsWith("dev.tandem.notifications.")) {
        addListeners(beans.getBean(name));
      }
    }
  }

  private void addListeners(Object bean) {
    var target = AopTestUtils.getTargetObject(bean);
    Arrays.stream(target.getClass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(ApplicationModuleListener.class))
        .forEach(method -> {
          ReflectionUtils.makeAccessible(method);
          listeners
              .computeIfAbsent(method.getParameterTypes()[0], _ -> new ArrayList<>())
              .add(new Listener(target, method));
        });
  }

  /** Calls the listeners in this thread and in a transaction, as the relay does. */
  public void deliver(PublishedEvent event) {
    var found = listeners.get(event.getClass());
    if (found == null) {
      throw new IllegalArgumentException("No listener for " + event);
    }
    for (var listener : found) {
      transaction.executeWithoutResult(
          _ -> ReflectionUtils.invokeMethod(listener.method(), listener.bean(), event));
    }
  }

  public UUID mentor(String name, String zone, Instant now) {
    var mentor = UUID.randomUUID();
    deliver(
        new MentorListed(
            EventMetadata.about(mentor, 1, now),
            mentor,
            name,
            "Databases",
            "Ten years of SQL",
            List.of("SQL"),
            List.of("de"),
            zone,
            3));
    return mentor;
  }

  public UUID mentee(Instant now) {
    var mentee = UUID.randomUUID();
    deliver(new MemberJoined(EventMetadata.about(mentee, 1, now), mentee, Role.MENTEE));
    return mentee;
  }

  /** A verified address, as if its owner had followed the link. */
  public ContactId address(UUID member, String address, String name, String language) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into notifications.contact (id, version, member_id, address, address_key,
              display_name, language, status, created_at, verified_at)
            values (?, 1, ?, ?, lower(?), ?, ?, 'VERIFIED', now(), now())
            """)
        .params(id, member, address, address, name, language)
        .update();
    return new ContactId(id);
  }

  public UUID offering(UUID mentor, String title, Instant now) {
    var offering = UUID.randomUUID();
    deliver(
        new OfferingPublished(
            EventMetadata.about(offering, 1, now),
            offering,
            mentor,
            title,
            60,
            Money.of(5000, "EUR"),
            false));
    return offering;
  }

  public UUID heldBooking(UUID mentor, UUID mentee, UUID offering, Instant startsAt, Instant now) {
    var booking = UUID.randomUUID();
    deliver(
        new BookingHeld(
            EventMetadata.about(booking, 1, now),
            booking,
            0,
            mentor,
            mentee,
            offering,
            null,
            startsAt,
            startsAt.plusSeconds(3600),
            Money.of(5000, "EUR"),
            new Funding(FundingKind.CARD, "ok"),
            "standard",
            now.plusSeconds(600)));
    return booking;
  }

  public UUID confirmedBooking(
      UUID mentor, UUID mentee, UUID offering, Instant startsAt, Instant now) {
    var booking = heldBooking(mentor, mentee, offering, startsAt, now);
    deliver(
        new BookingConfirmed(
            EventMetadata.about(booking, 2, now),
            booking,
            0,
            mentor,
            mentee,
            startsAt,
            startsAt.plusSeconds(3600)));
    return booking;
  }

  public void cancel(UUID booking, UUID mentor, UUID mentee, Instant now) {
    deliver(
        new BookingCancelled(
            EventMetadata.about(booking, 3, now),
            booking,
            0,
            mentor,
            mentee,
            Party.MENTEE,
            10_000,
            Money.of(5000, "EUR"),
            "Cancelled by the mentee.",
            false));
  }

  public void choose(
      UUID member, long version, List<DecidedTopic> topics, String zone, List<Integer> leads) {
    deliver(
        new PreferencesChanged(
            EventMetadata.about(member, version, Instant.parse("2026-11-01T00:00:00Z")),
            member,
            topics,
            new DecidedSettings(zone, "en", "24h", "monday", leads, "everyone", "full", true)));
  }
}
