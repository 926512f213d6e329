// GMime for Swift.
#pragma once
#include <gmime/gmime.h>
