module dev.tandem.billing {
  requires java.sql;

  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.uuid;
  requires com.github.librepdf.openpdf;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.beans;
  requires spring.boot;
  requires spring.context;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.tx;
  requires spring.web;
  requires spring.webmvc;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  requires dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires transitive dev.tandem.kernel;
  requires dev.tandem.members;
  requires transitive dev.tandem.scheduling;

  exports dev.tandem.billing.events;

  opens dev.tandem.billing;
}
