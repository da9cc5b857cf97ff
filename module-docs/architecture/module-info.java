module dev.tandem.architecture {
  requires org.jspecify;
  requires spring.context;
  requires spring.core;
  requires spring.jdbc;
  requires spring.modulith.api;
  requires spring.security.core;
  requires spring.web;
  requires tools.jackson.databind;

  requires dev.tandem.kernel;

  opens dev.tandem.architecture;
}
