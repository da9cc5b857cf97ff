module dev.tandem.preferences {
  requires java.sql;

  requires com.github.benmanes.caffeine;
  requires org.apache.commons.csv;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires org.yaml.snakeyaml;
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
  requires tools.jackson.core;
  requires tools.jackson.databind;

  requires transitive dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;
  requires transitive dev.tandem.members;

  exports dev.tandem.preferences.events;

  opens dev.tandem.preferences;
  opens dev.tandem.preferences.admin;
  opens dev.tandem.preferences.choice;
  opens dev.tandem.preferences.cohort;
  opens dev.tandem.preferences.decision;
  opens dev.tandem.preferences.dualread;
  opens dev.tandem.preferences.erasure;
  opens dev.tandem.preferences.execution;
  opens dev.tandem.preferences.export;
  opens dev.tandem.preferences.migration;
  opens dev.tandem.preferences.notice;
  opens dev.tandem.preferences.plan;
  opens dev.tandem.preferences.source;
  opens dev.tandem.preferences.staging;
  opens dev.tandem.preferences.unsubscribe;
  opens dev.tandem.preferences.upload;
  opens dev.tandem.preferences.web;
}
