module dev.tandem.demo {
  requires java.net.http;

  requires org.apache.tomcat.embed.core;
  requires org.jspecify;
  requires org.slf4j;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;
  requires spring.modulith.api;
  requires spring.web;
  requires tools.jackson.databind;

  requires dev.tandem.kernel;

  opens dev.tandem.demo;
}
