package dev.tandem.access.security;

import dev.tandem.access.identity.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.time.ZoneId;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes authentication in the OpenAPI document, and hides arguments that no client sends. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, ZoneId.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Tandem")
                .version("1")
                .description(
                    "Mentorship: people, bookings, money and recommendations. Errors are problem"
                        + " details (RFC 9457); lists are paged; times are ISO-8601 instants."))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes("basic", httpScheme("basic"))
                .addSecuritySchemes("bearer", httpScheme("bearer").bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList("basic"))
        .addSecurityItem(new SecurityRequirement().addList("bearer"));
  }

  private static SecurityScheme httpScheme(String scheme) {
    return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(scheme);
  }
}
