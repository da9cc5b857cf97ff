package dev.tandem.access.security;

import dev.tandem.kernel.caching.CachePolicyFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * Tells browsers what pages may do: load and send only from and to this site, and run no script
 * that stands in a page. Runs before every other filter, so that refusals have the headers, too;
 * nothing is kept by browsers and proxies unless the route declares it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String PERMISSIONS_POLICY =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  @Bean
  FilterRegistrationBean<? extends HeaderWriterFilter> securityHeadersFilter() {
    var openers = new CrossOriginOpenerPolicyHeaderWriter();
    openers.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
    var resources = new CrossOriginResourcePolicyHeaderWriter();
    resources.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
    var writers =
        List.<HeaderWriter>of(
            new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
            new PermissionsPolicyHeaderWriter(PERMISSIONS_POLICY),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
            openers,
            resources,
            new XContentTypeOptionsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new HstsHeaderWriter());
    var registration = new FilterRegistrationBean<>(new OnErrorPagesToo(writers));
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** What Tomcat refuses itself has met no filter when its page is rendered. */
  private static final class OnErrorPagesToo extends CachePolicyFilter {

    OnErrorPagesToo(List<HeaderWriter> writers) {
      super(writers);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
      return false;
    }
  }
}
