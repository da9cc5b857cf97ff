package dev.tandem.readiness.violation;

/**
 * A condition for the extraction of a module; each rule has a decision in {@code
 * module-docs/decisions/}.
 */
public enum Rule {
  DEPENDENCIES("0101", "depends only on what it declares, on named interfaces, without a cycle"),
  BEANS("0102", "uses no bean of another module"),
  SQL("0103", "has SQL for its own tables only"),
  SCHEMA("0104", "is tied to no other schema inside the database"),
  EVENTS("0105", "publishes facts that outlive it: ids and values under a stable name"),
  LISTENERS("0106", "listens after commit, under its own id, in its own transaction"),
  SHARED_STATE("0107", "shares no state, no setting, no address and no page with another"),
  ISOLATION("0108", "starts and migrates alone"),
  JAVA_MODULE("0109", "compiles alone as a named Java module"),
  BUILDING_BLOCKS(
      "0110", "has aggregates that know each other by id and a domain without web and SQL"),
  BRANCHES("0137", "has no branch by abstraction that is older than its date"),
  CACHES("0150", "says what it remembers, and how old that may be");

  public final String decision;
  public final String sentence;

  Rule(String decision, String sentence) {
    this.decision = decision;
    this.sentence = sentence;
  }

  public int number() {
    return ordinal() + 1;
  }
}
