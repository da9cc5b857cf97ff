package house.recommendations;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

record Held(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object what) {}
