package dev.tandem.signals.gate;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.cycle.JudgedCycle;
import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.StageHistory;
import dev.tandem.signals.cycle.StageStay;
import dev.tandem.signals.events.GateDecided;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Decides the gates of a module, and publishes those that have changed. */
@Service
public class GateService {

  private final StageHistory stages;
  private final Cycles cycles;
  private final CycleCalendar calendar;
  private final GateWaivers waivers;
  private final PublishedGates published;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  GateService(
      StageHistory stages,
      Cycles cycles,
      CycleCalendar calendar,
      GateWaivers waivers,
      PublishedGates published,
      ApplicationEventPublisher events,
      Clock clock) {
    this.stages = stages;
    this.cycles = cycles;
    this.calendar = calendar;
    this.waivers = waivers;
    this.published = published;
    this.events = events;
    this.clock = clock;
  }

  /** The gates before the stages that the module has not reached, the next one first. */
  public List<Gate> gates(String module) {
    return stages.current(module).map(this::decide).orElse(List.of());
  }

  @Transactional
  public void judge(String module) {
    gates(module).forEach(this::publish);
  }

  @Transactional
  public void judgeAll() {
    stages.modules().forEach(this::judge);
  }

  private List<Gate> decide(StageStay stay) {
    var ofStay = waivers.of(stay);
    var ended = ended(stay);
    var coming = coming(stay);
    return Stream.of(ModuleStage.CANARY, ModuleStage.AWAY)
        .filter(target -> target.compareTo(stay.stage()) > 0)
        .map(target -> {
          var waiver = ofStay.stream().filter(it -> it.target() == target).findFirst().orElse(null);
          return GateDecision.decide(stay, target, ended, coming, waiver);
        })
        .toList();
  }

  private List<JudgedCycle> ended(StageStay stay) {
    return calendar.upTo(cycles.current(), GateDecision.NEEDED + 1).stream()
        .limit(GateDecision.NEEDED)
        .filter(stay::covers)
        .map(cycle -> cycles.judge(stay.module(), cycle))
        .toList();
  }

  private List<Cycle> coming(StageStay stay) {
    var current = cycles.current();
    var first = stay.since().isAfter(current.start()) ? calendar.next(current) : current;
    return Stream.iterate(first, calendar::next).limit(GateDecision.NEEDED).toList();
  }

  private void publish(Gate gate) {
    var now = clock.instant();
    var before = published.lock(gate).orElse(null);
    if (before != null && before.isStillSaid(gate, now)) {
      return;
    }
    long version = before == null ? 1 : before.version() + 1;
    published.save(
        new PublishedGate(
            gate.module(),
            gate.target(),
            version,
            gate.epoch(),
            gate.open(),
            gate.missing(),
            gate.earliest(),
            now));
    var subject = Ids.named("signals.gate." + gate.module() + "." + gate.target().key());
    events.publishEvent(
        new GateDecided(
            EventMetadata.about(subject, version, now),
            gate.module(),
            gate.target().name(),
            gate.epoch(),
            gate.open(),
            gate.missing(),
            gate.earliest()));
  }
}
