module dev.tandem.access {
  requires java.sql;

  requires com.github.benmanes.caffeine;
  requires com.google.zxing;
  requires com.nimbusds.jose.jwt;
  requires io.swagger.v3.oas.models;
  requires jakarta.validation;
  requires micrometer.core;
  requires org.apache.tomcat.embed.core;
  requires org.jmolecules.ddd;
  requires org.jmolecules.event;
  requires org.jspecify;
  requires org.slf4j;
  requires org.springdoc.openapi.common;
  requires org.yaml.snakeyaml;
  requires otp.java;
  requires spring.aop;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.boot.tomcat;
  requires spring.boot.web.server;
  requires spring.context;
  requires spring.core;
  requires spring.data.commons;
  requires spring.data.jdbc;
  requires spring.data.relational;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.modulith.events.api;
  requires spring.security.config;
  requires spring.security.core;
  requires spring.security.crypto;
  requires spring.security.oauth2.core;
  requires spring.security.oauth2.jose;
  requires spring.security.oauth2.resource.server;
  requires spring.security.web;
  requires spring.tx;
  requires spring.web;
  requires spring.webmvc;
  requires tools.jackson.databind;

  requires transitive dev.tandem.eventing;
  requires transitive dev.tandem.kernel;

  exports dev.tandem.access.identity;
  exports dev.tandem.access.identity.events;
  exports dev.tandem.access.link;
  exports dev.tandem.access.memberdata;

  opens dev.tandem.access;
  opens dev.tandem.access.account;
  opens dev.tandem.access.encryption;
  opens dev.tandem.access.password;
  opens dev.tandem.access.secondfactor;
  opens dev.tandem.access.security;
  opens dev.tandem.access.session;
  opens dev.tandem.access.signin;
  opens dev.tandem.access.throttle;
  opens dev.tandem.access.token;
  opens dev.tandem.access.watch;
}
