module dev.tandem.recommendations {
  requires java.sql;

  requires ejml.core;
  requires ejml.ddense;
  requires micrometer.core;
  requires org.apache.lucene.core;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.boot;
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
  requires transitive dev.tandem.kernel;
  requires dev.tandem.members;
  requires dev.tandem.preferences;
  requires dev.tandem.scheduling;

  exports dev.tandem.recommendations.events;

  opens dev.tandem.recommendations;
  opens dev.tandem.recommendations.branch;
  opens dev.tandem.recommendations.candidate;
  opens dev.tandem.recommendations.card;
  opens dev.tandem.recommendations.favourite;
  opens dev.tandem.recommendations.matching;
  opens dev.tandem.recommendations.model;
  opens dev.tandem.recommendations.ranking;
  opens dev.tandem.recommendations.rating;
  opens dev.tandem.recommendations.readmodel;
  opens dev.tandem.recommendations.search;
}
