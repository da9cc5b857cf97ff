module dev.tandem.members {
  requires java.sql;

  requires com.fasterxml.uuid;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires spring.context;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.security.core;
  requires spring.tx;
  requires spring.web;
  requires tools.jackson.databind;

  requires transitive dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;

  exports dev.tandem.members.events;

  opens dev.tandem.members;
}
