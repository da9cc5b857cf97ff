module dev.tandem.kernel {
  requires java.sql;

  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.uuid;
  requires com.github.benmanes.caffeine;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires jakarta.validation;
  requires micrometer.commons;
  requires micrometer.core;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jspecify;
  requires org.slf4j;
  requires org.springdoc.openapi.common;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.boot.flyway;
  requires spring.boot.health;
  requires spring.boot.jackson;
  requires spring.boot.security;
  requires spring.boot.tomcat;
  requires spring.boot.web.server;
  requires spring.boot.webmvc;
  requires spring.context;
  requires spring.core;
  requires spring.data.commons;
  requires spring.data.jdbc;
  requires spring.data.relational;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.security.core;
  requires spring.security.web;
  requires spring.tx;
  requires spring.web;
  requires spring.webmvc;
  requires thymeleaf.spring6;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports dev.tandem.kernel.money;
  exports dev.tandem.kernel.persistence;
  exports dev.tandem.kernel.role;
  exports dev.tandem.kernel.routing;
  exports dev.tandem.kernel.schema;
  exports dev.tandem.kernel.secret;
  exports dev.tandem.kernel.text;
  exports dev.tandem.kernel.time;
  exports dev.tandem.kernel.tls;
  exports dev.tandem.kernel.web;

  opens dev.tandem.kernel.pool;
  opens dev.tandem.kernel.server;
}
