package dev.tandem.preferences.execution;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tandem.kernel.caching.CacheMetrics;
import dev.tandem.preferences.choice.ChoiceImport;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.ImportedAnswer;
import dev.tandem.preferences.choice.ImportingMember;
import dev.tandem.preferences.execution.LegacyIdentity.KnownHere;
import dev.tandem.preferences.execution.LegacyIdentity.Nobody;
import dev.tandem.preferences.migration.DecisionCounts;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationRecords;
import dev.tandem.preferences.migration.StepResult;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.Mapping;
import dev.tandem.preferences.plan.MappingFile;
import dev.tandem.preferences.plan.MemberHere;
import dev.tandem.preferences.plan.MemberPlan;
import dev.tandem.preferences.plan.PlannedChoice;
import dev.tandem.preferences.plan.RowNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans what becomes of the rows of a few members, and if that is wanted, records it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlanStep {

  private final LegacyIdentities identities;
  private final StagedMembers members;
  private final Quarantine quarantine;
  private final MigrationRecords records;
  private final ChoiceImport choices;
  private final OutcomeWriter writer;
  private final Cache<String, Mapping> mappings;

  PlanStep(
      LegacyIdentities identities,
      StagedMembers members,
      Quarantine quarantine,
      MigrationRecords records,
      ChoiceImport choices,
      OutcomeWriter writer,
      CacheMetrics metrics) {
    this.identities = identities;
    this.members = members;
    this.quarantine = quarantine;
    this.records = records;
    this.choices = choices;
    this.writer = writer;
    this.mappings = metrics.build(PlanStep.class, "mappings", Caffeine.newBuilder().maximumSize(4));
  }

  /**
   * @param recording false for a dry run
   * @throws MigrationStoppedException if a member would get more mail than before
   */
  StepResult run(LegacyMigration migration, List<StagedMember> batch, boolean recording) {
    var id = migration.id();
    var found = identities.find(id, batch.stream().map(StagedMember::legacyId).toList());
    var nobodies = new HashMap<String, RowNote>();
    var people = new LinkedHashMap<String, UUID>();
    for (var member : batch) {
      switch (requireNonNull(found.get(member.legacyId()))) {
        case Nobody(RowNote note) -> nobodies.put(member.legacyId(), note);
        case KnownHere _ when member.hasTooManyRows() ->
            nobodies.put(member.legacyId(), RowNote.TOO_MANY_ROWS);
        case KnownHere(UUID here) -> people.put(member.legacyId(), here);
      }
    }
    quarantine.addAll(id, nobodies);
    var here = recording ? choices.lock(people.values()) : choices.find(people.values());
    var plans = plan(migration, people, here);
    if (recording) {
      requireNoneLooser(plans);
    }
    quarantine.replace(id, people.keySet(), quarantined(plans), migration.plannedVersion());
    return writer.write(id, batch, people, plans, recording ? record(id, people, here, plans) : 0);
  }

  private Map<String, MemberPlan> plan(
      LegacyMigration migration, Map<String, UUID> people, Map<UUID, ImportingMember> here) {
    var mapping = mapping(migration);
    var rows =
        members.rowsOf(migration.id(), people.keySet()).stream()
            .collect(groupingBy(LegacyRow::member));
    var plans = new LinkedHashMap<String, MemberPlan>();
    people.forEach((legacyId, member) -> {
      var known = requireNonNull(here.get(member));
      var history = AnswerHistory.of(known.log()).current(migration.id());
      plans.put(
          legacyId,
          MemberPlan.of(
              rows.getOrDefault(legacyId, List.of()),
              new MemberHere(history, known.cohorts()),
              mapping));
    });
    return plans;
  }

  private Mapping mapping(LegacyMigration migration) {
    var yaml = records.mapping(migration.id(), migration.plannedVersion()).orElseThrow().yaml();
    return mappings.get(yaml, MappingFile::parse);
  }

  private static void requireNoneLooser(Map<String, MemberPlan> plans) {
    plans.forEach((legacyId, plan) -> {
      if (DecisionCounts.of(plan.comparisons()).looser() > 0) {
        throw new MigrationStoppedException(
            "Member %s would get more mail than before, since something changed after the dry run. Repeat the dry run."
                .formatted(legacyId));
      }
    });
  }

  private static List<Quarantine.Quarantined> quarantined(Map<String, MemberPlan> plans) {
    var rows = new ArrayList<Quarantine.Quarantined>();
    plans.forEach((legacyId, plan) ->
        plan.notes()
            .forEach((number, note) -> {
              if (note.kind() == RowNote.Kind.QUARANTINED) {
                rows.add(new Quarantine.Quarantined(legacyId, number, note));
              }
            }));
    return rows;
  }

  private long record(
      MigrationId id,
      Map<String, UUID> people,
      Map<UUID, ImportingMember> here,
      Map<String, MemberPlan> plans) {
    var answers = new LinkedHashMap<ImportingMember, List<ImportedAnswer>>();
    plans.forEach((legacyId, plan) -> {
      if (!plan.choices().isEmpty()) {
        answers.put(
            here.get(people.get(legacyId)), plan.choices().stream().map(PlanStep::answer).toList());
      }
    });
    choices.record(answers, ChoiceSource.IMPORT, id.value());
    return answers.values().stream().mapToLong(List::size).sum();
  }

  private static ImportedAnswer answer(PlannedChoice choice) {
    return new ImportedAnswer(
        choice.question(), choice.value(), choice.confirmed(), choice.keptOff());
  }
}
