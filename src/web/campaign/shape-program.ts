import { NodeCircleProgram, type NodeProgramType } from 'sigma/rendering';

export type NodeShape = 'circle' | 'square' | 'diamond' | 'triangle';

/** Signed distance of a point from the edge of each shape, all inside the unit circle: below 0 is inside. */
const distances: Readonly<Record<NodeShape, string>> = {
  circle: 'length(p) - 1.0',
  square: 'max(abs(p.x), abs(p.y)) - 0.8',
  diamond: 'abs(p.x) + abs(p.y) - 1.0',
  triangle: 'max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.5',
};

/** Sigma's node program draws discs; this one draws any of the shapes in the same place and size. */
export function shapeProgram(shape: NodeShape): NodeProgramType {
  if (shape === 'circle') return NodeCircleProgram as NodeProgramType;
  class ShapeProgram extends NodeCircleProgram {
    override getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragmentShader(distances[shape]) };
    }
  }
  return ShapeProgram as NodeProgramType;
}

function fragmentShader(distance: string): string {
  return `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void main(void) {
  vec2 p = v_diffVector / v_radius;
  float edge = ${distance};
  float soft = 2.0 * u_correctionRatio / v_radius;
  #ifdef PICKING_MODE
  gl_FragColor = edge > 0.0 ? transparent : v_color;
  #else
  gl_FragColor = mix(v_color, transparent, clamp(edge / soft + 1.0, 0.0, 1.0));
  #endif
}
`;
}
