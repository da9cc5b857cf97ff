module dev.tandem.members {
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires spring.context;
  requires spring.data.commons;
  requires spring.data.jdbc;
  requires spring.data.relational;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.security.core;
  requires spring.tx;
  requires spring.web;
  requires tools.jackson.databind;

  requires transitive dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;

  exports dev.tandem.members.events;
  exports dev.tandem.members.visibility;

  opens dev.tandem.members;
  opens dev.tandem.members.application;
  opens dev.tandem.members.cohort;
  opens dev.tandem.members.directory;
  opens dev.tandem.members.person;
}
