package dev.tandem.preferences.export;

import dev.tandem.access.memberdata.MemberDataSealed;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/** Asks all modules what they keep about a member, and collects their answers. */
@Service
class ExportService {

  private final Exports exports;
  private final JdbcAggregateOperations aggregates;
  private final ExportProperties properties;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  ExportService(
      Exports exports,
      JdbcAggregateOperations aggregates,
      ExportProperties properties,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.exports = exports;
    this.aggregates = aggregates;
    this.properties = properties;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Asks for an export; if one is open, that one is meant.
   *
   * @throws Problem 429 if the member asked too often today
   */
  @Transactional
  ExportId request(UUID member) {
    exports.lockMember(member);
    var now = clock.instant();
    var known = exports.findByMemberOrderByRequestedAtDesc(member);
    var open = known.stream().filter(it -> it.isOpen(now)).findFirst();
    if (open.isPresent()) {
      return open.get().id();
    }
    var today =
        known.stream().filter(it -> it.requestedAt().isAfter(now.minus(Duration.ofDays(1))));
    if (today.count() >= properties.perDay()) {
      throw Problem.tooManyRequests(
          "You asked for %s archives within a day. Ask again tomorrow."
              .formatted(properties.perDay()));
    }
    known.stream().filter(it -> it.privateKey() != null).forEach(it -> close(it.expired()));
    var export = aggregates.insert(Export.request(member, now, properties.life()));
    publisher.publishEvent(export.requestedEvent());
    return export.id();
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.collect-member-data")
  void on(MemberDataSealed event) {
    var id = new ExportId(event.exportId());
    exports
        .findForUpdate(id)
        .filter(export -> export.privateKey() != null)
        .ifPresent(export -> {
          exports.addPart(id, event.module(), event.number(), event.count(), event.sealed());
          completeIfAllAnswered(export);
        });
  }

  private void completeIfAllAnswered(Export export) {
    var answered = ExportPart.complete(exports.findParts(export.id())).keySet();
    if (export.readyAt() == null && answered.containsAll(properties.modules())) {
      var now = clock.instant();
      publisher.publishEvent(aggregates.update(export.ready(now)).readyEvent(now));
    }
  }

  /**
   * Gives out the archive, once.
   *
   * @throws Problem 404 if it is somebody else's, 409 if it is not ready or was closed
   */
  @Transactional
  byte[] download(ExportId id, UUID member) {
    var now = clock.instant();
    var export =
        exports
            .findForUpdate(id)
            .filter(it -> it.member().equals(member))
            .orElseThrow(() -> Problem.notFound("archive"));
    if (!export.isOpen(now)) {
      throw Problem.conflict(
          "export-closed", "This archive was downloaded or is too old. Ask for a new one.");
    }
    if (export.readyAt() == null) {
      throw Problem.conflict(
          "export-not-ready", "The archive is being prepared. It takes a minute at most.");
    }
    var archive = ExportArchive.of(export, ExportPart.complete(exports.findParts(id)));
    close(export.downloaded(now));
    return archive;
  }

  @Transactional(readOnly = true)
  List<Export> list(UUID member) {
    return exports.findByMemberOrderByRequestedAtDesc(member);
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.export.expiry-check:1h}")
  @Transactional
  void closeOverdue() {
    exports.findOverdue(clock.instant()).forEach(it -> close(it.expired()));
  }

  private void close(Export closed) {
    exports.deleteParts(closed.id());
    aggregates.update(closed);
  }
}
