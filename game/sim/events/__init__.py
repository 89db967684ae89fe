"""What happened in a tick: facts in the past tense, rebuilt every tick in a fixed order, read by sound, sparks, score and story.

Places are metres (x right, y up), speeds m/s. `who` is the id of a thing in the level ("runner", "tracker-1").
Each stands in the file of its subject; everybody imports it from here.
"""

from game.sim.events.couriers import *
from game.sim.events.event import Event as Event
from game.sim.events.hunters import *
from game.sim.events.movement import *
from game.sim.events.objects import *
from game.sim.events.runner import *
from game.sim.events.sealmaster import *
from game.sim.events.senses import *
from game.sim.events.story import *
from game.sim.events.techniques import *
