module dev.tandem.billing {
  requires java.sql;

  requires com.fasterxml.jackson.annotation;
  requires com.github.librepdf.openpdf;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;
  requires spring.data.commons;
  requires spring.data.jdbc;
  requires spring.data.relational;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.security.core;
  requires spring.tx;
  requires spring.web;
  requires spring.webmvc;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  requires transitive dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires transitive dev.tandem.kernel;
  requires dev.tandem.members;
  requires transitive dev.tandem.scheduling;

  exports dev.tandem.billing.events;

  opens dev.tandem.billing;
  opens dev.tandem.billing.account;
  opens dev.tandem.billing.cohort;
  opens dev.tandem.billing.gateway;
  opens dev.tandem.billing.inbound;
  opens dev.tandem.billing.invoice;
  opens dev.tandem.billing.ledger;
  opens dev.tandem.billing.payer;
  opens dev.tandem.billing.payment;
  opens dev.tandem.billing.replay;
  opens dev.tandem.billing.rules;
  opens dev.tandem.billing.simulation;
  opens dev.tandem.billing.store;
  opens dev.tandem.billing.web;
}
