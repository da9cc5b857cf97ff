package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * What stays in a table, under a number that nobody can attribute to a person any more.
 *
 * @param duty why it must stay
 * @param period for how long
 */
public record RetainedRows(
    @NotPersonal("the name of a table") String table,
    int rows,
    @NotPersonal("the same words for everybody, from the inventory") String duty,
    @NotPersonal("the same words for everybody, from the inventory") String period) {}
