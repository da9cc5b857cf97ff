module dev.tandem.notifications {
  requires java.sql;

  requires jakarta.activation;
  requires jakarta.mail;
  requires net.sf.biweekly;
  requires org.eclipse.angus.mail;
  requires org.eclipse.angus.mail.dsn;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.beans;
  requires spring.boot;
  requires spring.context;
  requires spring.context.support;
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
  requires thymeleaf;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires vinnie;

  requires transitive dev.tandem.access;
  requires dev.tandem.billing;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;
  requires dev.tandem.members;
  requires dev.tandem.preferences;
  requires dev.tandem.recommendations;
  requires dev.tandem.scheduling;
  requires dev.tandem.signals;

  exports dev.tandem.notifications.events;

  opens dev.tandem.notifications;
  opens dev.tandem.notifications.bounce;
  opens dev.tandem.notifications.compose;
  opens dev.tandem.notifications.contact;
  opens dev.tandem.notifications.delivery;
  opens dev.tandem.notifications.invitation;
  opens dev.tandem.notifications.message;
  opens dev.tandem.notifications.occasion;
  opens dev.tandem.notifications.page;
  opens dev.tandem.notifications.preference;
  opens dev.tandem.notifications.readmodel;
  opens dev.tandem.notifications.reminder;
}
