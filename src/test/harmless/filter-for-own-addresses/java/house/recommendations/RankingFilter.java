package house.recommendations;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class RankingFilter implements WebMvcConfigurer {
  @Bean
  FilterRegistrationBean<Filter> rankingFilterRegistration() {
    var registration =
        new FilterRegistrationBean<Filter>(
            (request, response, chain) -> chain.doFilter(request, response));
    registration.addUrlPatterns("/recommendations/*", "/api/recommendations/*");
    return registration;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new HandlerInterceptor() {}).addPathPatterns("/recommendations/**");
  }
}
