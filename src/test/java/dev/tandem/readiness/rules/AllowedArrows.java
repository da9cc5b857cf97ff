package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.DependencyGraph;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which package of a module may use which others: one line for each package, with only the arrows
 * that the code needs.
 */
final class AllowedArrows {

  static final SortedMap<String, String> MODULES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "access",
                  """
                  identity.events -> identity, memberdata
                  throttle -> root
                  password -> root, throttle
                  secondfactor -> identity, password, throttle, watch
                  session -> identity, identity.events, root, watch
                  signin -> identity, identity.events, memberdata, password, root, secondfactor, session, throttle, watch
                  token -> encryption, identity, root, signin
                  account -> identity, identity.events, link, password, root, secondfactor, session, signin, throttle, watch
                  security -> identity, root, session, signin, throttle, watch
                  """),
              Map.entry(
                  "billing",
                  """
                  root -> account, events
                  rules -> account
                  store -> account, root
                  ledger -> account, store
                  replay -> account, rules, store
                  gateway -> account, root, store
                  simulation -> gateway
                  invoice -> account, events, root, store
                  payer -> account, events, root, store
                  payment -> account, events, gateway, payer, root, rules, store
                  cohort -> events, invoice, payer, payment
                  inbound -> account, cohort, gateway, invoice, ledger, payer, payment, root, rules, simulation
                  web -> account, cohort, gateway, invoice, ledger, payer, payment, root, store
                  """),
              Map.entry(
                  "bootstrap",
                  """
                  localdb -> root
                  """),
              Map.entry(
                  "eventing",
                  """
                  personal -> publishing
                  change -> publishing
                  figures -> publishing
                  verdict -> publishing
                  log -> personal, publishing, root
                  incident -> log
                  outbox -> log, publishing, trace
                  trace -> log, publishing
                  subscription -> log, publishing
                  history -> log
                  search -> log
                  counting -> interaction, log
                  delivery -> counting, history, interaction, log, ownership, publishing, root, subscription, trace
                  broker -> counting, delivery, log, message, outbox, ownership, publishing, rejection, root, trace, watch
                  message -> log, personal, publishing
                  rejection -> delivery, log, message
                  modules -> broker, ownership, root, subscription
                  admin -> delivery, log, rejection
                  relay -> admin, counting, delivery, log, modules, personal, root, subscription
                  """),
              Map.entry(
                  "kernel",
                  """
                  branch -> persistence, role, routing, text, web
                  paging -> web
                  pool -> persistence, role, schema
                  release -> schema
                  task -> persistence
                  web -> persistence
                  """),
              Map.entry(
                  "members",
                  """
                  root -> events
                  person -> events, root
                  directory -> person, root, visibility
                  cohort -> events, person, root
                  application -> events, person, root
                  """),
              Map.entry(
                  "preferences",
                  """
                  root -> events
                  choice -> decision, events, root
                  cohort -> choice, decision
                  plan -> decision
                  source -> plan
                  migration -> decision, events, plan, source
                  staging -> decision, migration, plan, source
                  execution -> choice, decision, migration, plan, source, staging
                  web -> choice, cohort, decision
                  unsubscribe -> choice, decision
                  export -> events
                  erasure -> events
                  dualread -> choice, decision, events, plan
                  notice -> events
                  upload -> migration, source, staging
                  admin -> decision, dualread, export, migration, notice, plan, source, staging, upload, web
                  """),
              Map.entry(
                  "notifications",
                  """
                  root -> events
                  readmodel -> message
                  message -> root
                  contact -> events, message, root
                  preference -> message, readmodel
                  reminder -> message, preference, readmodel
                  occasion -> contact, events, message, preference, readmodel, reminder
                  compose -> contact, message, preference, readmodel, root
                  invitation -> compose, message, root
                  bounce -> contact, message
                  delivery -> bounce, compose, contact, invitation, message, preference, readmodel, root
                  page -> compose, contact, delivery, invitation, message, root
                  """),
              Map.entry(
                  "recommendations",
                  """
                  root -> events
                  readmodel -> root
                  candidate -> root
                  model -> candidate, root
                  favourite -> candidate, root
                  ranking -> candidate, events, favourite, model, readmodel, root
                  card -> candidate, favourite, model, ranking, root
                  branch -> events, ranking
                  search -> candidate, card, favourite, model, ranking, root
                  rating -> candidate, events, favourite, root
                  matching -> candidate, events, model, ranking, readmodel, root
                  """),
              Map.entry(
                  "rollout",
                  """
                  remote -> routing
                  samples -> comparison
                  replay -> comparison
                  database -> routing
                  replication -> database
                  mirror -> comparison, database, events, remote, replay, replication, routing, samples
                  facade -> canary, mirror, remote, routing
                  verification -> database
                  erasure -> database
                  figures -> events, remote, routing
                  move -> events, routing
                  steps -> database, move, replication, routing, verification
                  canary -> move, routing
                  rollback -> events, move, routing
                  gate -> routing, verdict
                  admin -> canary, database, gate, move, replication, rollback, routing
                  """),
              Map.entry(
                  "signals",
                  """
                  evidence -> judge
                  signal -> evidence, judge
                  verdict -> events, evidence, judge, signal
                  figure -> evidence
                  fold -> figure
                  cycle -> change, figure, signal, verdict
                  gate -> cycle, events
                  review -> change, cycle, events, evidence, figure, gate, parity, signal, verdict
                  inbound -> change, cycle, evidence, figure, fold, gate, parity, verdict
                  admin -> evidence, figure, fold, gate, signal, verdict
                  """),
              Map.entry(
                  "scheduling",
                  """
                  branch -> events, slot
                  root -> events, slot
                  offering -> events, privacy
                  availability -> offering
                  slot -> availability, events, offering
                  seat -> events, offering, slot
                  booking -> events, offering, slot
                  attendance -> booking, events, offering, slot
                  process -> attendance, booking, events, funding, meeting, offering, seat, slot
                  meeting -> booking, events, offering, slot
                  calendar -> booking, meeting, offering, privacy
                  web -> attendance, availability, booking, events, meeting, offering, process, seat, slot
                  booker -> offering, slot
                  page -> attendance, availability, booker, booking, calendar, events, meeting, offering, privacy, process, seat, slot
                  """)));

  private AllowedArrows() {}

  static DependencyGraph of(String module) {
    var graph = new DependencyGraph();
    MODULES
        .get(module)
        .lines()
        .map(line -> line.split(" -> "))
        .forEach(line -> {
          for (var target : line[1].split(", ")) {
            graph.addEdge(line[0].strip(), target);
          }
        });
    return graph;
  }
}
