module dev.tandem.signals {
  requires java.sql;

  requires com.fasterxml.jackson.annotation;
  requires org.apache.commons.numbers.gamma;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.boot;
  requires spring.context;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.security.core;
  requires spring.tx;
  requires spring.web;

  requires dev.tandem.access;
  requires dev.tandem.billing;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;
  requires dev.tandem.members;
  requires dev.tandem.preferences;
  requires dev.tandem.recommendations;
  requires transitive dev.tandem.rollout;
  requires dev.tandem.scheduling;

  exports dev.tandem.signals.events;

  opens dev.tandem.signals;
  opens dev.tandem.signals.admin;
  opens dev.tandem.signals.change;
  opens dev.tandem.signals.cycle;
  opens dev.tandem.signals.evidence;
  opens dev.tandem.signals.figure;
  opens dev.tandem.signals.fold;
  opens dev.tandem.signals.gate;
  opens dev.tandem.signals.inbound;
  opens dev.tandem.signals.judge;
  opens dev.tandem.signals.parity;
  opens dev.tandem.signals.review;
  opens dev.tandem.signals.signal;
  opens dev.tandem.signals.verdict;
}
