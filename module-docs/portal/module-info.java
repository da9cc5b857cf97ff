module dev.tandem.portal {
  requires org.apache.tomcat.embed.core;
  requires org.jspecify;
  requires spring.context;
  requires spring.modulith.api;
  requires spring.web;

  requires dev.tandem.access;

  opens dev.tandem.portal;
}
