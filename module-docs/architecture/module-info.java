module dev.tandem.architecture {
  requires org.apache.tomcat.embed.core;
  requires org.jspecify;
  requires spring.boot.security;
  requires spring.context;
  requires spring.core;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.security.core;
  requires spring.web;
  requires spring.webmvc;
  requires tools.jackson.databind;

  requires dev.tandem.eventing;
  requires dev.tandem.kernel;

  opens dev.tandem.architecture;
}
