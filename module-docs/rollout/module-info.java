module dev.tandem.rollout {
  requires java.net.http;
  requires java.sql;

  requires com.zaxxer.hikari;
  requires dev.openfeature.sdk;
  requires io.github.resilience4j.circuitbreaker;
  requires io.github.resilience4j.micrometer;
  requires micrometer.core;
  requires micrometer.observation;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires spring.amqp;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.boot.health;
  requires spring.boot.jdbc;
  requires spring.boot.security;
  requires spring.boot.sql;
  requires spring.cloud.gateway.server.webmvc;
  requires spring.context;
  requires spring.core;
  requires spring.data.commons;
  requires spring.data.jdbc;
  requires spring.data.relational;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.rabbit;
  requires spring.security.core;
  requires spring.security.web;
  requires spring.tx;
  requires spring.web;
  requires spring.webmvc;
  requires tools.jackson.databind;

  requires dev.tandem.access;
  requires transitive dev.tandem.eventing;
  requires dev.tandem.kernel;

  exports dev.tandem.rollout.events;

  opens dev.tandem.rollout;
  opens dev.tandem.rollout.admin;
  opens dev.tandem.rollout.database;
  opens dev.tandem.rollout.erasure;
  opens dev.tandem.rollout.facade;
  opens dev.tandem.rollout.move;
  opens dev.tandem.rollout.remote;
  opens dev.tandem.rollout.replication;
  opens dev.tandem.rollout.routing;
  opens dev.tandem.rollout.steps;
  opens dev.tandem.rollout.verification;
}
