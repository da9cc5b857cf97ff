module dev.tandem.scheduling {
  requires java.sql;

  requires com.fasterxml.jackson.annotation;
  requires com.github.benmanes.caffeine;
  requires micrometer.core;
  requires net.sf.biweekly;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.boot;
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
  requires tools.jackson.databind;
  requires vinnie;

  requires transitive dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires transitive dev.tandem.kernel;
  requires dev.tandem.members;
  requires dev.tandem.preferences;

  exports dev.tandem.scheduling.events;
  exports dev.tandem.scheduling.funding;

  opens dev.tandem.scheduling;
  opens dev.tandem.scheduling.attendance;
  opens dev.tandem.scheduling.availability;
  opens dev.tandem.scheduling.booker;
  opens dev.tandem.scheduling.booking;
  opens dev.tandem.scheduling.branch;
  opens dev.tandem.scheduling.calendar;
  opens dev.tandem.scheduling.meeting;
  opens dev.tandem.scheduling.offering;
  opens dev.tandem.scheduling.page;
  opens dev.tandem.scheduling.privacy;
  opens dev.tandem.scheduling.process;
  opens dev.tandem.scheduling.seat;
  opens dev.tandem.scheduling.slot;
  opens dev.tandem.scheduling.web;
}
