module dev.tandem.eventing {
  requires java.management;
  requires java.sql;

  requires com.rabbitmq.client;
  requires io.opentelemetry.api;
  requires micrometer.core;
  requires micrometer.tracing;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires org.yaml.snakeyaml;
  requires spring.amqp;
  requires spring.aop;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.amqp;
  requires spring.boot.autoconfigure;
  requires spring.boot.health;
  requires spring.boot.transaction;
  requires spring.context;
  requires spring.core;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.rabbit;
  requires spring.security.core;
  requires spring.tx;
  requires spring.web;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  requires transitive dev.tandem.kernel;

  exports dev.tandem.eventing.change;
  exports dev.tandem.eventing.figures;
  exports dev.tandem.eventing.incident;
  exports dev.tandem.eventing.interaction;
  exports dev.tandem.eventing.ownership;
  exports dev.tandem.eventing.personal;
  exports dev.tandem.eventing.publishing;
  exports dev.tandem.eventing.verdict;
  exports dev.tandem.eventing.watch;

  opens dev.tandem.eventing;
  opens dev.tandem.eventing.admin;
  opens dev.tandem.eventing.broker;
  opens dev.tandem.eventing.counting;
  opens dev.tandem.eventing.delivery;
  opens dev.tandem.eventing.history;
  opens dev.tandem.eventing.log;
  opens dev.tandem.eventing.message;
  opens dev.tandem.eventing.modules;
  opens dev.tandem.eventing.outbox;
  opens dev.tandem.eventing.rejection;
  opens dev.tandem.eventing.relay;
  opens dev.tandem.eventing.search;
  opens dev.tandem.eventing.subscription;
  opens dev.tandem.eventing.trace;
}
