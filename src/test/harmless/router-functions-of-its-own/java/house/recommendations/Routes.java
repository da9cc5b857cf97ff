package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration
class Routes {
  @Bean
  RouterFunction<ServerResponse> top() {
    return RouterFunctions.route()
        .path(
            "/api/recommendations", api -> api.GET("/top", request -> ServerResponse.ok().build()))
        .build();
  }
}
